package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.export.ShiViz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportOptionTest {
    private static final Surroundings TERMINAL =
            new Surroundings(Cli.UTF8, true, true, InputStream.nullInputStream());

    @Test
    void theLogStandsInPlaceOfTheReport() {
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--export", "shiviz");
        assertThat(ran.code()).isEqualTo(Exit.BAD);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith(
                        """
                        === this run: q#2 had been executed once ===
                        1. posts q#1 write(data, 1)
                        sender@gpu0 {"sender@gpu0":1}
                        """)
                .contains("\n=== its twin: q#2 had never been executed ===\n1. posts")
                .doesNotContain("UNSAFE");
    }

    @Test
    void onATerminalTheExpressionsAreSaidBesides() {
        Cli.Ran ran = Cli.runIn(TERMINAL, "check", Cli.LL128, "--export", "shiviz");
        assertThat(ran.err()).contains(ShiViz.PARSER).contains(ShiViz.DELIMITER);
        assertThat(ran.out()).doesNotContain(ShiViz.PARSER).startsWith("=== this run");
    }

    @Test
    void theDocumentationHasTheExpressions() throws IOException {
        assertThat(Files.readString(Cli.ROOT.resolve("docs/export.md")))
                .contains("\n" + ShiViz.PARSER + "\n")
                .contains("\n" + ShiViz.DELIMITER + "\n");
    }

    @Test
    void whereNoRunGoesWrongThereIsNoneToExport() {
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--set", "reuse=off", "--export", "shiviz");
        assertThat(ran.code()).isEqualTo(Exit.GOOD);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("no bad run was found (TRANSPARENT), so there is none to export\n");
    }

    @Test
    void aSearchThatStoppedBeforeItFoundAnyDoesNotSayThatThereIsNone() {
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--max-states", "1", "--export", "shiviz");
        assertThat(ran.code()).isEqualTo(Exit.UNKNOWN);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("no bad run was found (UNKNOWN)");
    }

    @Test
    void aMistakeInTheFileIsSaid() {
        String text =
                """
                protocol waits
                host a
                host b { flag = 0 }
                qp q: a -> b
                process sender on a { q.write(flag, 2) }
                process receiver on b { await flag == 1 }
                failover q { faults 1; originals bounded; on error { resend } }
                """;
        Cli.Ran ran = Cli.runIn(Cli.reading(text), "check", "-", "--export", "shiviz");
        assertThat(ran.code()).isEqualTo(Exit.INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("the file has a mistake, so there is no run to export");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--expected", "--json", "--quiet"})
    void itDoesNotGoWithWhatPrintsSomethingElse(String other) {
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--export", "shiviz", other);
        assertThat(ran.code()).isEqualTo(Exit.INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("--export ")
                .contains(
                        other.equals("--expected") ? "goes with one file" : "not go with " + other);
    }

    @Test
    void aFolderIsRefused() {
        assertThat(Cli.run("check", Cli.EXAMPLES, "--export", "shiviz").err())
                .contains("--export goes with one file that is checked as it stands");
    }

    @Test
    void otherNamesAreRefusedAndModelsAreElsewhere() {
        assertThat(Cli.run("check", Cli.LL128, "--export", "dot").err())
                .contains("`dot` is no viewer to export a run to; there is shiviz");
        assertThat(Cli.run("check", Cli.LL128, "--export", "tla").err())
                .contains("`twintrace export --to tla`");
        assertThat(Cli.run("export", "--to", "shiviz", Cli.LL128).err())
                .contains("`twintrace check FILE --export shiviz`");
    }
}
