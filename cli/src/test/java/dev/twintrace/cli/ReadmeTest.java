package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The README shows what the command prints today. */
class ReadmeTest {
    private static final String PROMPT = "$ ./twintrace check examples/collectives/ll128.twin\n";

    @Test
    void thePictureIsWhatTheCommandPrints() throws IOException {
        String readme = Files.readString(Cli.ROOT.resolve("README.md"));
        int start = readme.indexOf(PROMPT) + PROMPT.length();
        String shown = readme.substring(start, readme.indexOf("\n```", start));
        String printed = Cli.run("check", Cli.LL128).out();
        assertThat(body(shown)).isEqualTo(body(printed.stripTrailing()));
    }

    /** Without the lines that name the path and the time it took. */
    private static String body(String report) {
        return report.substring(report.indexOf("  duplicates"));
    }

    @Test
    void theFileInItIsAccepted() throws IOException {
        String readme = Files.readString(Cli.ROOT.resolve("README.md"));
        int start = readme.indexOf("```\nprotocol ll128") + 4;
        String file = readme.substring(start, readme.indexOf("\n```", start));
        Cli.Ran ran = Cli.runIn(Cli.reading(file), "check", "-", "--expected");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }
}
