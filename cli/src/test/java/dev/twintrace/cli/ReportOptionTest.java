package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOptionTest {
    @TempDir private Path folder;

    @Test
    void bothRunsAreInThePicture() throws IOException {
        Path svg = folder.resolve("run.svg");
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--report", svg);
        assertThat(ran.code()).isEqualTo(Exit.BAD);
        assertThat(Files.readString(svg))
                .contains("This run: q#2 had been executed once")
                .contains("Its twin: q#2 had never been executed")
                .contains("The sender sees the same in both runs. Resend q#2?");
    }

    @Test
    void whereNoRunGoesWrongThereIsNothingToDraw() {
        Path svg = folder.resolve("run.svg");
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--set", "reuse=off", "--report", svg);
        assertThat(ran.code()).isEqualTo(Exit.GOOD);
        assertThat(ran.err()).contains("no run goes wrong, so there is no picture");
        assertThat(svg).doesNotExist();
    }

    @Test
    void anotherFormatOrAFolderIsRefused() {
        assertThat(Cli.run("check", Cli.LL128, "--report", "run.pdf").err())
                .contains("--report run.pdf: the name has to end in .svg");
        assertThat(Cli.run("check", Cli.EXAMPLES, "--report", "run.svg").err())
                .contains("--report goes with one file");
    }

    @Test
    void aPictureThatCannotBeWrittenIsSaid() {
        Path svg = folder.resolve("nowhere/run.svg");
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--report", svg);
        assertThat(ran.code()).isEqualTo(Exit.INPUT);
        assertThat(ran.err()).contains("the picture cannot be written");
    }
}
