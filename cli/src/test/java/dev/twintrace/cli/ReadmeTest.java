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

    /** Without the lines that name the path and the file, and without the time it took. */
    private static String body(String report) {
        int search = report.indexOf("  search");
        int rest = report.indexOf("  duplicates");
        String counts = report.substring(search, rest);
        return counts.replaceAll("[0-9.]+ s;", "").replaceAll("\\s+", " ") + report.substring(rest);
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
