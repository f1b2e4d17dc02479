package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.cli.Cli.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final String PLAIN =
            """
            protocol plain
            host a
            host b { x = 0 }
            qp q: a -> b
            process p on a { q.write(x, 1); q.wait }
            failover q { faults 1; originals bounded; on error { resend } }
            """;

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static JsonNode json(Ran ran) {
        return JsonMapper.builder().build().readTree(ran.out());
    }

    @Test
    void theExitCodeSaysTheVerdict() {
        assertThat(Cli.run("check", Cli.LL128).code()).isEqualTo(1);
        assertThat(Cli.run("check", Cli.LL128, "--set", "reuse=off").code()).isZero();
        assertThat(Cli.run("check", Cli.LL128, "-s", "resending=off").code()).isEqualTo(1);
        assertThat(Cli.run("check", Cli.LL128, "--max-states", 50).code()).isEqualTo(3);
    }

    @Test
    void aClassThatIsNeverAloneInABadRunIsNotBlamed() {
        String counterAndAcknowledgements =
                """
                protocol two_things
                width 4
                host a { ack = 0 }
                host b { n = 0 }
                qp q: a -> b
                qp z: b -> a
                process adding on a { q.fadd(n, 1); q.wait }
                process acking on b { z.write(ack, 1); z.write(ack, 2); z.wait }
                failover q { faults 1; originals bounded; on error { resend } }
                failover z { faults 1; originals bounded; on error { resend } }
                """;
        assertThat(Cli.runIn(Cli.reading(counterAndAcknowledgements), "check", "-").out())
                .contains("Every bad run of this class also has double execution")
                .contains("q.fadd(n, 1) (line 7): executed more than once, harmful")
                .contains(
                        "z.write(ack, 1) (line 8): executed more than once, but in no bad run that is shown");
    }

    @Test
    void aRunThatOnlyNeedsTheCompletionIsNoTwin() {
        String writeOfWhatIsThere =
                """
                protocol same_value
                host a
                host b { data = 0 }
                qp q: a -> b
                process writing on a { q.write(data, 0); q.wait }
                process using on b { data = 1; consume data; data = 2 }
                failover q { faults 1; originals bounded; on error { %s } }
                """;
        assertThat(
                        Cli.runIn(Cli.reading(writeOfWhatIsThere.formatted("resend")), "check", "-")
                                .out())
                .contains("UNSAFE: ghost write")
                .contains("To blame is the decision")
                .doesNotContain("ITS TWIN");
        String completing = writeOfWhatIsThere.formatted("each r { complete r }");
        assertThat(Cli.runIn(Cli.reading(completing), "check", "-").out()).contains("TRANSPARENT");
    }

    @Test
    void aStuckRunSaysWhoWaitsForWhat() {
        String messages =
                """
                protocol messages
                host a
                host b
                qp q: a -> b { receives 2 on lane 0 }
                process sender on a { q.send(1); q.send(2); q.wait }
                process receiver on b { repeat 2 { q.poll_recv -> m; emit m } }
                failover q { faults 1; originals bounded; on error { resend } }
                """;
        assertThat(Cli.runIn(Cli.reading(messages), "check", "-", "--width", 200).out())
                .contains(
                        "held up: sender stands at wait q (line 5); receiver stands at poll_recv q")
                .contains("the next message on q, lane 1, finds no posted receive");
    }

    @Test
    void aRunStuckWithoutFaultsTellsWhatHoldsUpTheQueuePair() {
        String messages =
                """
                protocol messages
                host a
                host b
                qp q: a -> b
                process sender on a { q.send(1); q.wait }
                process receiver on b { q.poll_recv -> m; emit m }
                """;
        assertThat(Cli.runIn(Cli.reading(messages), "check", "-", "--width", 300).err())
                .contains(
                        "'wait q' (line 5) and process 'receiver' at 'poll_recv q' (line 6): they wait"
                                + " for ever. The next message on q, lane 0, finds no posted"
                                + " receive.\n",
                        "post one in time ('post_recv')");
    }

    @Test
    void whoSpinsForEverGoesRound() {
        String lock =
                """
                protocol lock
                atomicity global
                host a
                host b
                host m { lock = 0 }
                qp qa: a -> m
                qp qb: b -> m
                process x on a { qa.cas(lock, 0, 1) -> g; qa.wait; if g == 0 { qa.cas(lock, 1, 0); qa.wait } }
                process y on b { repeat until g == 0 { qb.cas(lock, 0, 2) -> g; qb.wait }; qb.cas(lock, 2, 0); qb.wait }
                failover qa { faults 1; originals bounded; on error { resend } }
                """;
        assertThat(Cli.runIn(Cli.reading(lock), "check", "-").out())
                .contains("held up: y goes round and round, here at");
    }

    @Test
    void theReportNamesSettingsAndBounds() {
        Ran ran = Cli.run("check", Cli.LL128, "--set", "reuse=off,originals=late");
        assertThat(ran.out())
                .contains("TRANSPARENT", "reuse = off, originals = late")
                .contains("1 fault, 2 lanes, originals late");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void faultsAndLanesGrowTogether() {
        assertThat(Cli.run("check", Cli.LL128, "-s", "reuse=off", "-s", "faults=2").out())
                .contains("2 faults, 3 lanes, originals bounded");
        assertThat(Cli.run("check", Cli.LL128, "-s", "faults=0").out())
                .contains("0 faults, 1 lane\n");
    }

    @Test
    void standardInputIsAFile() {
        Ran ran = Cli.runIn(Cli.reading(PLAIN), "check", "-");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("<stdin>: TRANSPARENT");
    }

    @Test
    void jsonOfOneFileIsAReport() {
        JsonNode report = json(Cli.run("check", "--json", Cli.LL128));
        assertThat(report.get("schema").asString()).isEqualTo("twintrace-check/1");
        assertThat(report.at("/verdict/conclusion").asString()).isEqualTo("UNSAFE");
    }

    @Test
    void expectedPrintsATable() {
        Ran ran = Cli.run("check", "--expected", Cli.LL128);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("variant", "verdict", "expected", "reuse = off", "STUCK")
                .contains("1 file, 5 checks: 5 as expected, 0 not, 0 without expectation");
    }

    @Test
    void aFolderIsSearchedAndSorted() throws IOException {
        file("b/late.twin", PLAIN + "expect TRANSPARENT\n");
        file("a/early.twin", PLAIN + "expect TRANSPARENT with faults = 2\n");
        file("a/no-protocol.txt", "nonsense");
        Ran ran = Cli.run("check", folder);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("2 files, 2 checks: 2 as expected");
        assertThat(ran.out().indexOf("early.twin")).isLessThan(ran.out().indexOf("late.twin"));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void whatIsNotAsExpectedShowsInTheExitCode() throws IOException {
        Path wrong = file("wrong.twin", PLAIN + "expect STUCK\nexpect TRANSPARENT\n");
        Ran ran = Cli.run("check", "--expected", wrong);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("NO", "1 as expected, 1 not");
    }

    @Test
    void aFileThatExpectsNothingSaysSo() throws IOException {
        Ran ran = Cli.run("check", "--expected", file("calm.twin", PLAIN));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("1 without expectation");
        assertThat(ran.err()).contains("expects nothing");
    }

    @Test
    void mistakesInAFileOfManyDoNotStopTheOthers() throws IOException {
        file("bad.twin", PLAIN.replace("q.write(x", "q.write(y"));
        file("good.twin", PLAIN + "expect TRANSPARENT\n");
        Ran ran = Cli.run("check", folder);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("good.twin", "1 as expected");
        assertThat(ran.err()).contains("bad.twin:5:26: error TW0021", "^");
    }

    @Test
    void severalFilesAreATable() throws IOException {
        Path one = file("one.twin", PLAIN + "expect TRANSPARENT\n");
        Ran ran = Cli.run("check", one, one, Cli.LL128, folder.resolve("none.twin"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("2 files, 6 checks: 6 as expected");
        assertThat(ran.err()).contains("none.twin: error TW0001: there is no such file");
    }

    @Test
    void anUndecidedCheckIsNeitherRightNorWrong() {
        Ran ran = Cli.run("check", "--expected", Cli.LL128, "--max-states", 50);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN", "?", "undecided");
    }

    @Test
    void jsonOfAFolderIsATable() throws IOException {
        file("bad.twin", "protocol");
        file("good.twin", PLAIN + "expect TRANSPARENT with faults = 2\n");
        file("wrong.twin", PLAIN + "expect UNSAFE \"ghost write\"\n");
        Ran ran = Cli.run("check", folder, "--json");
        assertThat(ran.code()).isEqualTo(2);
        JsonNode table = json(ran);
        assertThat(table.get("schema").asString()).isEqualTo("twintrace-table/1");
        assertThat(table.at("/summary/checks").asInt()).isEqualTo(2);
        assertThat(table.at("/summary/asExpected").asInt()).isEqualTo(1);
        assertThat(table.at("/checks/0/settings/faults").asString()).isEqualTo("2");
        assertThat(table.at("/checks/0/standing").asString()).isEqualTo("asExpected");
        assertThat(table.at("/checks/1/conclusion").asString()).isEqualTo("TRANSPARENT");
        assertThat(table.at("/checks/1/expected/classes/0").asString()).isEqualTo("ghost write");
        assertThat(table.at("/errors/0/code").asString()).startsWith("TW");
    }

    @Test
    void settingsOfATableComeFromItsFiles() {
        Ran ran = Cli.run("check", "--expected", Cli.LL128, "--set", "reuse=off");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--set goes with one file");
    }

    @Test
    void quietLeavesTheExitCode() {
        assertThat(Cli.run("check", "-q", Cli.LL128)).isEqualTo(new Ran(1, "", ""));
        assertThat(Cli.run("check", "-q", "-e", Cli.LL128)).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void aPipeGetsNoColoursAndNoProgress() {
        Ran ran = Cli.run("check", Cli.LL128);
        assertThat(ran.out()).doesNotContain("\u001b", "\r");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aTerminalGetsColours() {
        Surroundings terminal =
                new Surroundings(Cli.UTF8, true, true, InputStream.nullInputStream());
        assertThat(Cli.runIn(terminal, "check", Cli.LL128).out()).contains("\u001b[");
        assertThat(Cli.runIn(terminal, "check", Cli.LL128, "--color", "never").out())
                .doesNotContain("\u001b");
        Surroundings noColor =
                new Surroundings(
                        Map.of("NO_COLOR", "1"), true, true, InputStream.nullInputStream());
        assertThat(Cli.runIn(noColor, "check", Cli.LL128).out()).doesNotContain("\u001b");
        assertThat(Cli.run("check", Cli.LL128, "--color=always").out()).contains("\u001b[");
    }

    @Test
    void theLocaleChoosesTheCharacters() {
        Surroundings latin =
                new Surroundings(Map.of("LANG", "C"), false, false, InputStream.nullInputStream());
        assertThat(Cli.runIn(latin, "check", Cli.LL128).out().chars()).allMatch(c -> c < 127);
        assertThat(Cli.run("check", Cli.LL128, "--ascii").out().chars()).allMatch(c -> c < 127);
        assertThat(Cli.run("check", Cli.LL128).out()).contains("─");
        Surroundings strong =
                new Surroundings(
                        Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"),
                        false,
                        false,
                        InputStream.nullInputStream());
        assertThat(strong.unicode()).isFalse();
    }

    @Test
    void linesAreAsWideAsAsked() {
        assertThat(Cli.run("check", Cli.LL128).out().lines()).allMatch(l -> l.length() <= 100);
        assertThat(Cli.run("check", Cli.LL128, "--width", 80).out().lines())
                .allMatch(l -> l.length() <= 80);
        assertThat(Cli.run("check", Cli.LL128, "--width", 140).out().lines())
                .anyMatch(l -> l.length() > 100);
        Ran narrow = Cli.run("check", Cli.LL128, "--width", 20);
        assertThat(narrow.code()).isEqualTo(2);
        assertThat(narrow.err()).contains("at least 60 columns");
    }

    @Test
    void theTerminalsWidthCountsUpToAHundred() {
        for (var width : Map.of("80", 80, "30", 60, "250", 100, "", 100, "wide", 100).entrySet()) {
            Surroundings here =
                    new Surroundings(
                            Map.of("COLUMNS", width.getKey()),
                            false,
                            false,
                            InputStream.nullInputStream());
            assertThat(here.width()).as(width.getKey()).isEqualTo(width.getValue());
        }
    }

    @Test
    void fullFoldsNothing() {
        Path number = Cli.EXAMPLES.resolve("connections/reused-number.twin");
        assertThat(Cli.run("check", number).out()).contains("steps folded");
        assertThat(Cli.run("check", number, "--full").out()).doesNotContain("folded");
    }

    @Test
    void badOptionsAreExplained() {
        assertThat(Cli.run("check", Cli.LL128, "--max-memory", "lots").err())
                .contains("`lots` is no size", "512m");
        assertThat(Cli.run("check", Cli.LL128, "--max-memory", "4k").err())
                .contains("at least 64k");
        assertThat(Cli.run("check", Cli.LL128, "--timeout", "30").err())
                .contains("`30` is no duration", "30s");
        assertThat(Cli.run("check", Cli.LL128, "--max-states", "0").err())
                .contains("`0` is no number above 0");
        assertThat(Cli.run("check", Cli.LL128, "--color", "pink").err()).contains("pink", "auto");
        assertThat(Cli.run("check", Cli.LL128, "--expect").err()).contains("--expected");
        assertThat(Cli.run("check", Cli.LL128, "--set", "reuse").err())
                .contains("--set", "`reuse` sets nothing", "reuse=off");
        assertThat(Cli.run("check", Cli.LL128, "--width", "wide").err())
                .contains("`wide` is no number of columns");
        assertThat(Cli.run("check").err()).contains("FILE");
    }

    @Test
    void settingsThatTheFileDoesNotKnowAreExplained() {
        Ran option = Cli.run("check", Cli.LL128, "--set", "reus=off");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("unknown option `reus`, did you mean `reuse`?");
        Ran value = Cli.run("check", Cli.LL128, "--set", "originals=lat");
        assertThat(value.code()).isEqualTo(2);
        assertThat(value.err()).contains("no value `lat`", "`late`");
    }
}
