package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SolveCommandTest {
    private static final Path ASSUMPTIONS =
            Cli.EXAMPLES.resolve("collectives/ll128-assumptions.twin");
    private static final Path COUNTER = Cli.EXAMPLES.resolve("atomics/shared-fadd.twin");

    private static JsonNode json(Object... args) {
        return JsonMapper.shared().readTree(Cli.run(args).out());
    }

    private static Set<Set<String>> sets(JsonNode node) {
        return node.valueStream()
                .map(set ->
                        set.valueStream().map(JsonNode::stringValue).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    @Test
    void ll128HasNoRuleAndSaysWhyForEachWayToDecide() {
        Cli.Ran ran = Cli.run("solve", Cli.LL128);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(": IMPOSSIBLE", "complete r: ", "leave r: ", "resend r: ")
                .contains("a run in which it is wrong to resend r", "FAIL-STOP", "abort");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whereNothingIsReusedResendingWorks() {
        Cli.Ran ran = Cli.run("solve", Cli.LL128, "--set", "reuse=off");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(": POSSIBLE", "on error {", "resend");
        JsonNode tree = json("solve", Cli.LL128, "--set", "reuse=off", "--json");
        assertThat(tree.get("schema").stringValue()).isEqualTo("twintrace-solve/1");
        assertThat(tree.get("answer").stringValue()).isEqualTo("possible");
        assertThat(tree.get("rules").get("conclusion").stringValue()).isEqualTo("TRANSPARENT");
        assertThat(tree.get("rules").get("powers")).isEmpty();
    }

    @Test
    void eachLeafOfARefutationIsARunThatGoesWrong() {
        JsonNode tree = json("solve", Cli.LL128, "--json");
        assertThat(tree.get("answer").stringValue()).isEqualTo("impossible");
        List<JsonNode> leaves = new ArrayList<>();
        collect(tree.get("refutation"), leaves);
        assertThat(leaves).hasSizeGreaterThanOrEqualTo(3);
        assertThat(leaves).allMatch(leaf -> !leaf.get("run").isEmpty() && leaf.has("wrong"));
    }

    private static void collect(JsonNode refutation, List<JsonNode> leaves) {
        if (refutation.has("run")) {
            leaves.add(refutation);
        } else {
            refutation.get("ways").forEach(way -> collect(way.get("because"), leaves));
        }
    }

    /** Theorem 1 is tight: SHIFT (arXiv 2512.11094). */
    @Test
    void droppingAnyAssumptionOfTheorem1IsEnough() {
        JsonNode frontier = json("solve", ASSUMPTIONS, "--frontier", "--json");
        assertThat(frontier.get("unknown")).isEmpty();
        assertThat(sets(frontier.get("minimal")))
                .containsExactlyInAnyOrder(
                        Set.of("reuse=off"),
                        Set.of("transport=exactly_once"),
                        Set.of("silent=off", "originals bounded"),
                        Set.of("silent=off", "close"),
                        Set.of("traceless=off", "originals bounded", "probe"),
                        Set.of("traceless=off", "close", "probe"));
        assertThat(sets(frontier.get("maximalImpossible")))
                .contains(Set.of("originals bounded", "probe", "close"));
    }

    /** Theorem 2, and what a log changes. */
    @Test
    void fetchAndAddTakesALogEntryInOneStepWithIt() {
        JsonNode frontier = json("solve", COUNTER, "--frontier", "--json");
        assertThat(sets(frontier.get("minimal")))
                .containsExactlyInAnyOrder(
                        Set.of("entry=with_request", "originals bounded", "probe"),
                        Set.of("entry=with_request", "close", "probe"));
        assertThat(
                        json("solve", COUNTER, "--set", "entry=after_request", "--json")
                                .get("answer")
                                .stringValue())
                .isEqualTo("impossible");
    }

    @Test
    void aFrontierIsPrintedWithItsRules() {
        Cli.Ran ran = Cli.run("solve", Cli.LL128, "--frontier");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("With reuse=off:", "resend", "Impossible, though with")
                .contains("inferred");
    }

    @Test
    void anOptionThatIsSetIsNotVaried() {
        JsonNode frontier =
                json("solve", Cli.LL128, "--frontier", "--set", "originals=bounded", "--json");
        assertThat(frontier.get("relaxations").valueStream().map(JsonNode::stringValue))
                .containsExactly("reuse=off", "probe", "close");
    }

    @Test
    void limitsEndInUnknown() {
        Cli.Ran ran = Cli.run("solve", Cli.LL128, "--max-states", 100);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN", "100 states");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aFileWithoutFailoverHasNothingToSolve() {
        String text =
                """
                protocol p
                host a
                host b { w = 0 }
                qp q: a -> b
                process s on a { q.write(w, 1); q.wait }
                """;
        Cli.Ran ran = Cli.runIn(Cli.reading(text), "solve", "-");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("no failover block").doesNotContain("Exception");
    }

    @Test
    void wrongSettingsAndFilesAreRefused() {
        assertThat(Cli.run("solve", Cli.LL128, "--set", "reuse=maybe").code()).isEqualTo(2);
        assertThat(Cli.run("solve", "no-such-file.twin").code()).isEqualTo(2);
        assertThat(Cli.run("solve").code()).isEqualTo(2);
    }
}
