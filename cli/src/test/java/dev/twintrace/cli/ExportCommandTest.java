package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final String COUNTING =
            """
            protocol p
            %s
            host a
            host b { w = 0 }
            qp q: a -> b
            process s on a { repeat 3 as i { q.fadd(w, 1) -> was; q.wait } emit was }
            failover q { faults 1; originals bounded; on error { resend } }
            """;

    @TempDir Path folder;

    @Test
    void promelaSaysWhereItComesFrom() {
        Cli.Ran ran = Cli.run("export", "--to", "promela", Cli.LL128, "--set", "reuse=off");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("/*\n * protocol  ll128 \"NCCL LL128")
                .contains("settings  reuse = off", "bounds    1 fault, 2 lanes")
                .contains("active proctype twin() {", "/* receiver: await flag */")
                .doesNotContain("without request");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aModuleIsNamedLikeItsFile() throws IOException {
        Path out = folder.resolve("Scheme.tla");
        Cli.Ran ran = Cli.run("export", "--to", "tla", Cli.LL128, "-o", out);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(out)).startsWith("---- MODULE Scheme ----\n");
        assertThat(Cli.run("export", "--to", "tla", Cli.LL128).out())
                .startsWith("---- MODULE ll128 ----\n");
        Cli.Ran bad = Cli.run("export", "--to", "tla", Cli.LL128, "-o", folder.resolve("a-b.tla"));
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("`a-b` cannot be the name of a TLA+ module");
    }

    @Test
    void wideWordsThatGrowAreRefused() {
        String text = COUNTING.formatted("");
        Cli.Ran ran = Cli.runIn(Cli.reading(text), "export", "--to", "promela", "-");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("`b.w` may take values past 2147483647", "`width 8`");
        assertThat(ran.err().lines()).hasSize(1);
        String narrow = COUNTING.formatted("width 8");
        ran = Cli.runIn(Cli.reading(narrow), "export", "--to", "promela", "-");
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @Test
    void mistakesAreSaidAsElsewhere() {
        Cli.Ran ran = Cli.run("export", Cli.LL128);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Missing required option", "--to");
        ran = Cli.run("export", "--to", "smv", Cli.LL128);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("`smv` is no language to export to", "promela and tla");
        ran = Cli.run("export", "--to", "tla", folder.resolve("none.twin"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no such file");
        ran = Cli.run("export", "--to", "tla", Cli.LL128, "--set", "reus=off");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("did you mean `reuse`?");
    }

    @Test
    void aProtocolIsNotOverwritten() throws IOException {
        Path copy = folder.resolve("copy.twin");
        Files.copy(Cli.LL128, copy);
        Cli.Ran ran = Cli.run("export", "--to", "promela", copy, "-o", copy);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("is a .twin file");
        assertThat(copy).hasSameTextualContentAs(Cli.LL128);
        ran = Cli.run("export", "--to", "promela", copy, "-o", folder.resolve("no/where.pml"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("cannot write");
    }
}
