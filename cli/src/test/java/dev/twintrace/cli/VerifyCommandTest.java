package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final Limits LIMITS = new Limits(100_000, 1L << 30, Duration.ofMinutes(1));

    @TempDir Path folder;

    private Path certificate(Settings settings) {
        TwinFile file = ((Parsed.Accepted) TwinFile.read(Cli.LL128)).file();
        Solution solution =
                Solver.solve(
                        ((Instance.Valid) file.instantiate(settings)).protocol(),
                        LIMITS,
                        Progress.NONE);
        Path path = folder.resolve("ll128.certificate.json");
        CertificateFile.write(path, file, settings, solution);
        return path;
    }

    @Test
    void whatHoldsIsSaid() {
        Cli.Ran ran = Cli.run("verify-certificate", certificate(Settings.NONE));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines("verified: no rule makes ll128 TRANSPARENT");
        ran = Cli.run("verify-certificate", certificate(Settings.NONE.with("reuse", "off")));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines("verified: ll128 with reuse=off is TRANSPARENT");
    }

    @Test
    void whatDoesNotHoldIsNamed() throws IOException {
        Path path = certificate(Settings.NONE);
        Files.writeString(path, Files.readString(path).replace("lane 1 entry 0", "lane 1 entry 1"));
        Cli.Ran ran = Cli.run("verify-certificate", path);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("rejected: ").contains("/digest: ");
    }

    @Test
    void whatIsNoCertificateIsRefused() throws IOException {
        Cli.Ran ran = Cli.run("verify-certificate", Cli.LL128);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("line 1: this is not JSON");
        ran = Cli.run("verify-certificate", folder.resolve("none"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no such file");
        Path path = certificate(Settings.NONE);
        Files.writeString(
                path, Files.readString(path).replace("\"decision\" : 0", "\"decision\" : -1"));
        ran = Cli.run("verify-certificate", path);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("/reason/decision: a number from 0 is expected");
    }
}
