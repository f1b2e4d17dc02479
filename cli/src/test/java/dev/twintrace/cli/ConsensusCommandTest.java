package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsensusCommandTest {

    private static JsonNode json(Object... args) {
        Object[] all = new Object[args.length + 2];
        all[0] = "consensus";
        all[1] = "--json";
        System.arraycopy(args, 0, all, 2, args.length);
        Cli.Ran ran = Cli.run(all);
        assertThat(ran.code()).as(ran.err()).isZero();
        return JsonMapper.builder().build().readTree(ran.out());
    }

    private static Cli.Ran described(String text, Object... options) {
        Object[] args = new Object[options.length + 2];
        args[0] = "consensus";
        args[1] = "-";
        System.arraycopy(options, 0, args, 2, options.length);
        return Cli.runIn(Cli.reading(text), args);
    }

    @Test
    void withoutATypeAllAreListed() {
        Cli.Ran ran = Cli.run("consensus");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .containsPattern("register:4 +READ, WRITE +1 +1\n")
                .containsPattern("register:4\\+fadd:4 +READ, WRITE, FADD +2 +1\n")
                .containsPattern("register:4\\+fadd:4\\+cas:4 +READ, WRITE, FADD, CAS +∞ +∞\n")
                .containsPattern("queue:2 +queue +∞ +∞\n +Without a read it has 2");
    }

    @Test
    void theTableFitsAnyWidth() {
        for (int width : new int[] {60, 80, 100}) {
            assertThat(Cli.run("consensus", "--width", width, "--ascii").out().lines())
                    .allMatch(line -> line.length() <= width)
                    .allMatch(line -> line.chars().allMatch(c -> c < 127));
        }
    }

    @Test
    void additionIsExplained() {
        Cli.Ran ran = Cli.run("consensus", "fadd:4");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("fadd:4: consensus number 2, recoverable 1\n")
                .contains(
                        "yes, read tells the state: the numbers are exact",
                        "p1 fadd(1)",
                        "There is none for 3 processes.",
                        "2 processes, a value for each team, no crashes  all agree; 40 states",
                        "they disagree, as is to be expected of it",
                        "p1 crashes and starts again",
                        "No state and no operations of two processes are recording");
    }

    @Test
    void processesTakePartAsAsked() {
        Cli.Ran ran = Cli.run("consensus", "cas:8", "--processes", "4");
        assertThat(ran.out())
                .startsWith("cas:8: consensus number ∞, recoverable ∞\n")
                .contains(
                        "more than 17 change nothing",
                        "The protocol for 4 processes",
                        "4 processes, a value for each team, any crashes all agree")
                .doesNotContain("given up");
    }

    @Test
    void whoIsAloneLooksFirst() {
        assertThat(Cli.run("consensus", "masked-fadd-any:2").out())
                .contains("which is alone in its team, first reads the other team's register");
    }

    @Test
    void withoutReadThereAreUpperBoundsOnly() {
        Cli.Ran ran = Cli.run("consensus", "queue:2-plain");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("consensus number ≤ ∞, recoverable ≤ ∞", "only upper bounds")
                .doesNotContain("The protocol");
        assertThat(Cli.run("consensus", "fadd:4-plain").out())
                .contains("consensus number ≤ 2, recoverable 1");
        JsonNode root = json("fadd:4-plain");
        assertThat(root.get("readable").asBoolean()).isFalse();
        assertThat(root.get("consensus").get("known").asString()).isEqualTo("upper bound");
        assertThat(root.get("recoverable").get("known").asString()).isEqualTo("exact");
        assertThat(root.get("protocols").size()).isZero();
    }

    @Test
    void aLimitIsUnknown() {
        Cli.Ran ran = Cli.run("consensus", "consensus:4", "--max-assignments", "5");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("≥", "the search ended at its limit (--max-assignments)");
    }

    @Test
    void jsonSaysTheSame() {
        JsonNode root = json("tas");
        assertThat(root.get("schema").asString()).isEqualTo("twintrace-consensus/1");
        assertThat(root.get("consensus").get("number").asInt()).isEqualTo(2);
        assertThat(root.get("consensus").get("witness").get("teamA").get(0).asString())
                .isEqualTo("tas");
        assertThat(root.get("recoverable").get("number").asInt()).isEqualTo(1);
        assertThat(root.get("recoverable").has("witness")).isFalse();
        JsonNode runs = root.get("protocols").get(0).get("runs");
        assertThat(runs.valueStream().map(r -> r.get("outcome").asString()))
                .containsExactly("agree", "agree", "disagree", "disagree");
        assertThat(json("sticky").get("recoverable").get("number").asString())
                .isEqualTo("infinite");
    }

    @Test
    void theTableAsJsonHasAllRows() {
        JsonNode types = json().get("types");
        assertThat(types.size()).isGreaterThan(30);
        assertThat(types.valueStream())
                .allSatisfy(t -> {
                    assertThat(t.get("consensus").get("known").asString()).isEqualTo("exact");
                    assertThat(t.get("readable").asBoolean()).isTrue();
                });
        assertThat(types.valueStream().filter(t -> t.get("group").asString().equals("rdma")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cass:4; there is no built-in type and no file `cass:4`; built in are register:VALUES",
                "cas:99; cas:99: the number is 99; 1 to 32 are possible",
                "tas:2; tas:2: tas does not take so many numbers",
                "register:2+fadd:4; register:2 and fadd:4 do not have the same states",
                "'';there is no built-in type",
            })
    void whatCannotBeIsOneSentence(String type, String message) {
        Cli.Ran ran = Cli.run("consensus", type);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("twintrace consensus: ").contains(message).hasLineCount(1);
    }

    @Test
    void aMistakeInAFileHasItsPlace() {
        Cli.Ran ran = described("type x\nstates a b\noperation go\n  a -> c\n");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("twintrace consensus: <stdin>:4: there is no state `c`");
        assertThat(Cli.run("consensus", Cli.EXAMPLES).err()).contains("this is a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "7", "two", "-1", "22"})
    void processesHaveBounds(String number) {
        Cli.Ran ran = Cli.run("consensus", "tas", "--processes", number);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("is no number from 2 to 6");
    }

    @Test
    void aTypeOfOnesOwnIsDecided() {
        Cli.Ran ran = Cli.run("consensus", Cli.EXAMPLES.resolve("types/lease.type"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("lease.type: consensus number ∞, recoverable ∞");
        assertThat(described("states a b\noperation set\n* -> b\n").out())
                .startsWith("<stdin>: consensus number 1, recoverable 1\n");
    }
}
