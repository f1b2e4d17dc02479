package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.cli.Cli.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaultsCommandTest {
    private static final String PLAIN =
            """
            protocol plain
            option twice = off
            host a
            host b { x = 0 }
            qp q: a -> b
            process p on a { q.write(x, 1); if twice { q.write(x, 1) }; q.wait }
            failover q { faults 1; originals bounded; on error { resend } }
            """;

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode json(Object... args) {
        return JsonMapper.builder().build().readTree(Cli.run(args).out());
    }

    @Test
    void everySchemeHasARowAndEveryKindOfFaultAColumn() {
        Ran ran = Cli.run("faults", "--markdown", Cli.LL128);
        String file = "| " + Cli.LL128;
        String bothOriginals = " | UNSAFE: ghost write | UNSAFE: ghost write, late original";
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "| file | scheme | packet loss | 1 lane fault, bounded | 1 lane fault, late"
                                + " | 1 NIC fault, bounded | 1 NIC fault, late | 2 lane faults,"
                                + " bounded | 2 lane faults, late |",
                        "|---|---|---|---|---|---|---|---|---|",
                        file + " | default | TRANSPARENT" + bothOriginals.repeat(3) + " |",
                        file + " | reuse = off" + " | TRANSPARENT".repeat(7) + " |",
                        file + " | resending = off | TRANSPARENT" + " | STUCK".repeat(6) + " |");
    }

    @Test
    void aSchemeIsWhatIsLeftOfAnExpectationWithoutFaultsAndDefaults() throws IOException {
        Path file =
                file(
                        "schemes.twin",
                        PLAIN
                                + """
                                expect TRANSPARENT with twice = off, faults = 2
                                expect TRANSPARENT with twice = on, nic_faults = 1
                                expect TRANSPARENT with losses = 2, twice = on
                                """);
        JsonNode schemes = json("faults", "--json", file).get("schemes");
        assertThat(schemes).hasSize(2);
        assertThat(schemes.at("/0/settings")).isEmpty();
        assertThat(schemes.at("/1/settings/twice").asString()).isEqualTo("on");
    }

    @Test
    void theTextNamesWhatTheCellsAreAbout() {
        Ran ran = Cli.run("faults", Cli.LL128);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("packet loss", "  reuse = off\n", "ghost write,", "STUCK")
                .endsWith("1 file, 3 schemes, 21 cells: 21 decided, 0 undecided, 0 do not apply\n");
    }

    @Test
    void everyLineFitsWhateverTheWidth() {
        for (int width : new int[] {60, 80, 99, 100, 140}) {
            Ran ran = Cli.run("faults", Cli.LL128, "--width", width);
            assertThat(ran.out()).contains("packet", "original");
            assertThat(ran.out().lines()).allMatch(line -> line.length() <= width);
        }
        assertThat(Cli.run("faults", Cli.LL128, "--width", 59).code()).isEqualTo(2);
        assertThat(Cli.run("faults", Cli.LL128, "--ascii").out().chars()).allMatch(c -> c < 127);
    }

    @Test
    void aTerminalGetsColoursAndAPipeNone() {
        Surroundings terminal =
                new Surroundings(Cli.UTF8, true, false, InputStream.nullInputStream());
        assertThat(Cli.runIn(terminal, "faults", Cli.LL128).out())
                .contains("\u001b[1;31mUNSAFE", "\u001b[1;32mTRANSPARENT");
        Ran pipe = Cli.run("faults", Cli.LL128);
        assertThat(pipe.out()).doesNotContain("\u001b", "\r");
        assertThat(pipe.err()).isEmpty();
    }

    @Test
    void aFileWithoutFailoverHasNothingToFail() throws IOException {
        String text = PLAIN.substring(0, PLAIN.indexOf("failover"));
        Ran ran = Cli.run("faults", "--markdown", file("calm.twin", text));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("| default" + " | –".repeat(7))
                .contains("calm.twin: it has no failover block, so nothing fails in it.");
    }

    @Test
    void aCapOfTheFileIsNotExceeded() throws IOException {
        Path file = file("capped.twin", PLAIN.replace("host b", "faults total 1\nhost b"));
        Ran ran = Cli.run("faults", "--markdown", file);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("| TRANSPARENT | – (cap 1) | – (cap 1) |")
                .contains(
                        "capped.twin (2 lane faults, bounded; 2 lane faults, late): `faults total"
                                + " 1` allows no more.");
    }

    @Test
    void aFaultThatTheFileHasNoLanesForSaysSo() throws IOException {
        Path file = file("small.twin", PLAIN.replace("x = 0", "nics east, west; x = 0"));
        JsonNode cells = json("faults", "--json", file).at("/schemes/0/cells");
        assertThat(cells.at("/1/conclusion").asString()).isEqualTo("TRANSPARENT");
        assertThat(cells.at("/5/absent").asString()).isEqualTo("noRoom");
        assertThat(cells.at("/5/why").asString()).contains("NIC 2 of host b, which has 2");
    }

    @Test
    void severalBlocksEachHaveTheirFaults() throws IOException {
        Path file =
                file(
                        "two.twin",
                        PLAIN.replace("process p", "qp r: a -> b\nprocess p")
                                + "failover r { faults 1; originals late; on error { } }\n");
        assertThat(Cli.run("faults", "--markdown", file).out())
                .contains("two.twin: each of its 2 failover blocks has the faults of the column.");
    }

    @Test
    void aLimitMakesACellUnknownAndTheTableIncomplete() {
        Ran ran = Cli.run("faults", Cli.LL128, "--max-states", 50);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN", "undecided").doesNotContain(" 0 undecided");
    }

    @Test
    void whoeverInterruptsGetsWhatIsKnown() throws IOException {
        file("a.twin", PLAIN + "expect TRANSPARENT with twice = on\n");
        file("b.twin", PLAIN);
        Thread.currentThread().interrupt();
        Ran ran = Cli.run("faults", folder, "--markdown");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("| default | UNKNOWN | not reached |", "| twice = on | not reached |");
        assertThat(ran.err())
                .contains("interrupted: the table is not complete, and 1 file was not looked at");
    }

    @Test
    void mistakesInAFileOfManyDoNotStopTheOthers() throws IOException {
        file("bad.twin", PLAIN.replace("q.write(x", "q.write(y"));
        file("good.twin", PLAIN);
        Ran ran = Cli.run("faults", folder, "--json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("bad.twin:6:26: error TW0021");
        JsonNode table = JsonMapper.builder().build().readTree(ran.out());
        assertThat(table.get("schema").asString()).isEqualTo("twintrace-faults/1");
        assertThat(table.at("/schemes/0/file").asString()).endsWith("good.twin");
        assertThat(table.at("/errors/0/code").asString()).isEqualTo("TW0021");
        assertThat(Cli.run("faults", folder.resolve("none.twin")).code()).isEqualTo(2);
    }

    @Test
    void aProtocolThatDoesNotWorkWithoutFaultsIsAMistake() throws IOException {
        String text = PLAIN + "process stuck on b { await x == 1; await x == 0 }\n";
        Ran ran = Cli.run("faults", "--markdown", file("stuck.twin", text));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("| mistake |");
    }

    @Test
    void theFormatsExcludeEachOther() {
        Ran ran = Cli.run("faults", Cli.LL128, "--json", "--markdown");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--markdown", "--json", "mutually exclusive");
        assertThat(Cli.run("faults").err()).contains("FILE");
        assertThat(Cli.run("faults", Cli.LL128, "--timeout", "20").err()).contains("no duration");
    }

    @Test
    void standardInputIsAFile() {
        Ran ran = Cli.runIn(Cli.reading(PLAIN), "faults", "-");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("<stdin>\n");
    }
}
