package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the demonstration says. */
class Theorem2Test {
    private static final Demonstration SHOWN = Theorem2.demonstrate();

    @Test
    void bothRunsAreShownWithTheirTwins() {
        List<Passage.Runs> runs =
                SHOWN.passages().stream()
                        .filter(Passage.Runs.class::isInstance)
                        .map(Passage.Runs.class::cast)
                        .toList();
        assertThat(runs).hasSize(2);
        for (Passage.Runs run : runs) {
            assertThat(run.verdict().findings()).contains(run.finding());
            assertThat(run.finding().blame().flatMap(b -> b.twin())).isPresent();
        }
    }

    @Test
    void historiesAreRightOnlyWhileNobodyLooks() {
        assertThat(
                        SHOWN.passages().stream()
                                .filter(Passage.Table.class::isInstance)
                                .map(Passage.Table.class::cast)
                                .filter(t -> t.columns().contains("events"))
                                .map(t -> t.rows().getLast().get(1)))
                .containsExactly(
                        "linearizable",
                        "not linearizable",
                        "not linearizable",
                        "linearizable",
                        "not linearizable");
    }

    @Test
    void noAssumptionIsIdle() {
        List<String> assumed =
                SHOWN.assumptions().stream().map(Demonstration.Assumption::name).toList();
        assertThat(SHOWN.tightness())
                .extracting(Demonstration.Relief::dropped)
                .containsOnlyOnceElementsOf(
                        assumed.stream().filter(a -> !a.equals(Assumptions.SHARED)).toList())
                .contains(Assumptions.SHARED)
                .isSubsetOf(assumed);
    }

    @Test
    void noRuleWorksForACounterThatOthersAddToUnlessTheTargetKeepsALog() {
        assertThat(Reliefs.solve(Settings.NONE)).isInstanceOf(Solution.Impossible.class);
        assertThat(Reliefs.solve(Settings.NONE.with("entry", "with_request")))
                .isInstanceOfSatisfying(
                        Solution.Possible.class,
                        s ->
                                assertThat(s.rules().verdict().conclusion())
                                        .isEqualTo(Conclusion.TRANSPARENT));
    }

    /** The example that users have of it. */
    @Test
    void soItIsWithTheExampleOfTwoClients() throws Exception {
        String text =
                Files.readString(
                        Path.of(System.getProperty("twintrace.root"))
                                .resolve("examples/atomics/shared-fadd.twin"));
        for (String entry : List.of("none", "with_request")) {
            Solution solution =
                    Solver.solve(
                            Scenario.protocol(text, Settings.NONE.with("entry", entry)),
                            Scenario.limits(),
                            Progress.NONE);
            assertThat(solution instanceof Solution.Possible)
                    .isEqualTo(entry.equals("with_request"));
            assertThat(solution instanceof Solution.Impossible).isEqualTo(entry.equals("none"));
        }
    }

    /** The tag is no remedy for a third party that sets the word back. */
    @Test
    void onesOwnTagHelpsOnlyWhileNobodyTakesItAway() {
        Settings tag = Settings.NONE.with("tag", "success");
        assertThat(Scenario.of(Cas.TEXT, tag).verdict().conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(Scenario.of(Cas.TEXT, tag.with("third", "competes")).verdict().conclusion())
                .isEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void whatIsExecutedOnceIsTransparentHoweverSomebodyLooks() {
        Settings ideal = Settings.NONE.with("transport", "exactly_once");
        for (Fadd.Look look : Fadd.Look.values()) {
            assertThat(
                            Scenario.of(Fadd.text(64, 0, 1), ideal.with(Fadd.settings(look)))
                                    .verdict()
                                    .conclusion())
                    .isEqualTo(Conclusion.TRANSPARENT);
        }
    }
}
