package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.language.Code;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void versionComesFromTheBuild() {
        Cli.Ran ran = Cli.run("--version");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip()).matches("twintrace \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void helpNamesTheCommands() {
        Cli.Ran ran = Cli.run("--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Usage: twintrace")
                .contains(
                        "check",
                        "solve",
                        "linearize",
                        "consensus",
                        "faults",
                        "export",
                        "verify-certificate",
                        "fmt",
                        "explain");
    }

    @Test
    void noSubcommandIsAUsageError() {
        Cli.Ran ran = Cli.run();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Missing subcommand", "Usage: twintrace");
    }

    @Test
    void aSlipInACommandIsCorrected() {
        Cli.Ran ran = Cli.run("chekc", "x.twin");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("chekc", "check").doesNotContain("Exception");
    }

    @Test
    void everyHelpFitsTheScreenAndListsItsExitCodes() {
        for (String command :
                List.of("check", "solve", "linearize", "consensus", "faults", "export", "fmt")) {
            Cli.Ran ran = Cli.run(command, "--help");
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).contains("Exit codes:", "Examples:");
            assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void aDiagnosticIsExplained() {
        assertThat(Cli.run("explain", "TW0021").out()).contains("TW0021 (error)", "Declare it");
        assertThat(Cli.run("explain", "21").out()).startsWith("TW0021");
        Cli.Ran unknown = Cli.run("explain", "TW9999");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no diagnostic `TW9999`");
    }

    @Test
    void everyDiagnosticHasAnExplanation() {
        for (Code code : Code.values()) {
            assertThat(Explanations.of(code.number())).as(code.number()).isPresent();
        }
    }

    @Test
    void aFaultInTheProgramIsOneSentence() {
        StringWriter err = new StringWriter();
        int code =
                new Complaints(Cli.pipe())
                        .unexpected(
                                new IllegalStateException("wheel fell off"),
                                new PrintWriter(err),
                                "twintrace check");
        assertThat(code).isEqualTo(70);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("internal error", "wheel fell off", "report it", "TWINTRACE_DEBUG=1");
    }

    @Test
    void whoDebugsSeesWhereItHappened() {
        StringWriter err = new StringWriter();
        Surroundings debugging =
                new Surroundings(
                        Map.of("TWINTRACE_DEBUG", "1"),
                        false,
                        false,
                        InputStream.nullInputStream());
        new Complaints(debugging)
                .unexpected(new IllegalStateException("x"), new PrintWriter(err), "twintrace");
        assertThat(err.toString()).contains("at dev.twintrace.cli.MainTest");
    }
}
