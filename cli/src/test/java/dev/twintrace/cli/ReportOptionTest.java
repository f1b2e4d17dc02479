package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOptionTest {
    private static final Path HISTORY = Cli.EXAMPLES.resolve("histories/retried-fadd.csv");

    @TempDir private Path folder;

    private String written(String name, Object... command) throws IOException {
        Path file = folder.resolve(name);
        Object[] all = new Object[command.length + 2];
        System.arraycopy(command, 0, all, 0, command.length);
        all[command.length] = "--report";
        all[command.length + 1] = file;
        Cli.Ran ran = Cli.run(all);
        assertThat(ran.code()).as(ran.err()).isIn(Exit.GOOD, Exit.BAD);
        return Files.readString(file);
    }

    @Test
    void bothRunsAreInThePicture() throws IOException {
        assertThat(written("run.svg", "check", Cli.LL128))
                .startsWith("<svg")
                .contains("This run: q#2 had been executed once")
                .contains("Its twin: q#2 had never been executed")
                .contains("The sender sees the same in both runs. Resend q#2?");
    }

    @Test
    void aPageSaysWhatTheTerminalSaysAndHowToSeeItAgain() throws IOException {
        String page = written("why.html", "check", Cli.LL128, "--set", "originals=late");
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("UNSAFE: ghost write, late original")
                .contains("Resending q#2 goes wrong in this run and can end well in its twin")
                .contains("consume data")
                .contains(" --set originals=late --report ");
        assertThat(Cli.run("check", Cli.LL128, "--set", "originals=late").out())
                .contains("UNSAFE: ghost write, late original");
    }

    @Test
    void anArgumentThatAShellWouldChangeIsQuoted() throws IOException {
        Path odd = Files.copy(Cli.LL128, folder.resolve("it's odd.twin"));
        assertThat(written("why.md", "check", odd)).contains("it'\\\\''s odd.twin'");
    }

    @Test
    void everyCommandWithAReportWritesOne() throws IOException {
        assertThat(written("solve.html", "solve", Cli.LL128)).contains("IMPOSSIBLE");
        assertThat(written("frontier.md", "solve", Cli.LL128, "--frontier"))
                .contains("what makes failover possible")
                .contains("reuse=off");
        assertThat(written("theorem.html", "theorem", "1"))
                .contains("<h1>Theorem 1")
                .contains("What was exhausted");
        assertThat(written("history.html", "linearize", HISTORY)).contains("NOT LINEARIZABLE");
    }

    @Test
    void severalTheoremsAreOnePage() throws IOException {
        assertThat(written("all.html", "theorem", "all"))
                .contains("<h2 class=\"strong\">Theorem 1</h2>")
                .contains("<h2 class=\"strong\">Theorem 3</h2>");
    }

    @Test
    void whatIsRightHasAPageTooButNoPicture() throws IOException {
        assertThat(written("good.html", "check", Cli.LL128, "--set", "reuse=off"))
                .contains("TRANSPARENT")
                .doesNotContain("<svg");
        Path svg = folder.resolve("run.svg");
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--set", "reuse=off", "--report", svg);
        assertThat(ran.code()).isEqualTo(Exit.GOOD);
        assertThat(ran.err()).contains("there is nothing to draw, so there is no picture");
        assertThat(svg).doesNotExist();
    }

    @Test
    void whatAFileSaysStaysText() throws IOException {
        String evil = "</title><script>alert(1)</script><img src=x onerror=alert(2)>";
        String twin =
                Files.readString(Cli.LL128)
                        .replace("NCCL LL128, as abstracted in the paper", evil)
                        .replace("the receiver resets the flag and", evil)
                        .replace("// data, resets", "// " + evil);
        Path file = Files.writeString(folder.resolve("<i>evil & co.twin"), twin);
        for (String name : List.of("evil.html", "evil.svg", "evil.md")) {
            String outside = written(name, "check", file).replaceAll("(?s)```+text.*?\n```", "");
            assertThat(outside)
                    .as(name)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img")
                    .doesNotContain("<i>");
        }
        assertThat(Files.readString(folder.resolve("evil.html")))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void anotherFormOrAFolderIsRefused() {
        assertThat(Cli.run("check", Cli.LL128, "--report", "run.pdf").err())
                .contains("the name `run.pdf` has to end in one of .html, .md, .svg");
        assertThat(Cli.run("check", Cli.EXAMPLES, "--report", "run.svg").err())
                .contains("--report goes with one file");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeTheSearch() throws IOException {
        Path nowhere = folder.resolve("nowhere/why.html");
        Cli.Ran ran = Cli.run("check", Cli.LL128, "--report", nowhere);
        assertThat(ran.code()).isEqualTo(Exit.INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("there is no folder `" + nowhere.getParent() + "`");
        Path taken = Files.createDirectory(folder.resolve("taken.html"));
        assertThat(Cli.run("check", Cli.LL128, "--report", taken).err())
                .contains("`" + taken + "` is a folder");
    }

    @Test
    void anOldReportIsReplacedWholeAndNothingElseIsLeftBehind() throws IOException {
        Path page = Files.writeString(folder.resolve("why.html"), "old");
        Cli.run("check", Cli.LL128, "--report", page);
        assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(page);
        }
    }

    @Test
    void aPictureThatIsFromBeforeIsSaidToBe() throws IOException {
        Path svg = Files.writeString(folder.resolve("run.svg"), "old");
        assertThat(Cli.run("check", Cli.LL128, "--set", "reuse=off", "--report", svg).err())
                .contains(svg + " is from before");
    }

    @Test
    void theCertificateIsWrittenToo() throws IOException {
        Path certificate = folder.resolve("c.json");
        written("why.html", "solve", Cli.LL128, "--certificate", certificate);
        assertThat(certificate).isNotEmptyFile();
    }

    @Test
    void aFrontierThatRanOutOfTimeIsNotCalledImpossible() throws IOException {
        Path page = folder.resolve("f.html");
        Cli.run("solve", Cli.LL128, "--frontier", "--timeout", "1ms", "--report", page);
        assertThat(Files.readString(page))
                .contains("UNKNOWN what makes failover possible")
                .doesNotContain("nothing considered makes");
    }

    @Test
    void aSearchThatStoppedDoesNotClaimToHaveTriedEverything() throws IOException {
        Path page = folder.resolve("u.html");
        Cli.run("check", Cli.LL128, "--max-states", "30", "--report", page);
        assertThat(Files.readString(page))
                .contains("here it stopped before it was through")
                .doesNotContain("Twintrace tried every");
    }

    @Test
    void aMistakeHasAPageWithTheFileThatItPointsInto() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("stuck.twin"),
                        """
                        protocol stuck
                        host a
                        host b { flag = 0 }
                        qp q: a -> b
                        process waiting on b { await flag == 2 }
                        process writing on a { q.write(flag, 1) }
                        failover q { faults 1; originals bounded; on error { resend } }
                        """);
        Path page = folder.resolve("m.html");
        for (String command : List.of("check", "solve")) {
            Cli.run(command, file, "--report", page);
            assertThat(Files.readString(page))
                    .as(command)
                    .contains("stuck.twin")
                    .contains("<li id=\"line-5\">process waiting on b");
        }
    }
}
