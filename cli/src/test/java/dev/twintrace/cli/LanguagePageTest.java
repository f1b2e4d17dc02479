package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files on the reference page have the verdicts that they say they have. */
class LanguagePageTest {
    private static final Pattern FILE =
            Pattern.compile("^```twin\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("files")
    void aFileOnThePageHasTheVerdictsThatItExpects(String file) {
        Cli.Ran ran = Cli.runIn(Cli.reading(file), "check", "-", "--expected");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }

    @Test
    void thePageHasFiles() throws IOException {
        assertThat(files()).hasSizeGreaterThan(15);
    }

    static List<String> files() throws IOException {
        String page = Files.readString(Cli.ROOT.resolve("docs/language.md"));
        return FILE.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
