package dev.twintrace.theorems.theorem1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.Conclusion;
import dev.twintrace.protocol.language.RulePaste;
import dev.twintrace.theorems.Confirmation;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Demonstration.Assumption;
import dev.twintrace.theorems.Demonstration.Count;
import dev.twintrace.theorems.Demonstration.Relief;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.overlay.DecisionFunction;
import dev.twintrace.theorems.theorem1.Tightness.Dropped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theorem 1 is established, and refuses to be where an assumption is missing. */
class Theorem1Test {
    private static final Scheme LL128 = Scheme.bundled("ll128.twin");
    private static final Scheme ASSUMING = Scheme.bundled("ll128-assumptions.twin");

    @Test
    void itIsEstablished() {
        Demonstration theorem = Theorem1.demonstrate();
        assertThat(theorem.number()).isEqualTo(1);
        assertThat(theorem.exhausted())
                .contains(
                        new Count("decision functions over sender views", 6_561),
                        new Count("decision functions that are safe and live", 0));
        assertThat(theorem.passages().stream().filter(Passage.Runs.class::isInstance)).hasSize(1);
    }

    @Test
    void everyAssumptionIsDroppedOnceAndEachIsUsed() {
        Demonstration theorem = Theorem1.demonstrate();
        assertThat(theorem.tightness().stream().map(Relief::dropped))
                .containsExactlyElementsOf(
                        theorem.assumptions().stream().map(Assumption::name).toList());
        assertThat(theorem.assumptions()).allSatisfy(a -> assertThat(a.used()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"silent, off", "reuse, off", "traceless, off", "transport, exactly_once"})
    void withoutAnAssumptionItIsNotClaimed(String option, String relaxed) {
        Scheme without = ASSUMING.with(option, relaxed);
        assertThatThrownBy(() -> Theorem1.demonstrate(LL128, without, Confirmation.NONE))
                .isInstanceOf(Unestablished.class);
        assertThatThrownBy(() -> Impossibility.establish(LL128, without))
                .isInstanceOf(Unestablished.class);
    }

    @Test
    void aDecisionFunctionThatWorksIsNotOverlooked() {
        Scheme without = LL128.with("reuse", "off");
        assertThatThrownBy(() -> Impossibility.establish(without, ASSUMING))
                .isInstanceOf(Unestablished.class)
                .hasMessageContaining("safe and live");
        assertThatThrownBy(() -> Theorem1.demonstrate(without, ASSUMING, Confirmation.NONE))
                .isInstanceOf(Unestablished.class);
    }

    @Test
    void everyDecisionFunctionIsUnsafeOrNotLive() {
        Impossibility impossibility = Impossibility.establish(LL128, ASSUMING);
        assertThat(impossibility.functions().judged())
                .isNotEmpty()
                .noneMatch(DecisionFunction::works);
        assertThat(impossibility.runs()).isGreaterThan(impossibility.choices()).isPositive();
    }

    @Test
    void aRefutationThatIsRejectedEstablishesNothing() {
        Confirmation rejecting =
                (scheme, refuted) -> {
                    throw new Unestablished("rejected");
                };
        assertThatThrownBy(() -> Theorem1.demonstrate(rejecting))
                .isInstanceOf(Unestablished.class)
                .hasMessage("rejected");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "silent, off, silent receiver",
        "reuse, off, memory reuse",
        "traceless, off, transparency",
        "transport, exactly_once, at-least-once transport"
    })
    void theRuleOfEachReliefIsTransparentOnceWrittenIntoTheFile(
            String option, String relaxed, String name) {
        String rule =
                Theorem1.demonstrate().tightness().stream()
                        .filter(r -> r.dropped().equals(name))
                        .map(Relief::works)
                        .findFirst()
                        .orElseThrow();
        Scheme closed =
                Scheme.parsed("closed.twin", RulePaste.into(ASSUMING.file(), List.of(rule + "\n")));
        assertThat(closed.with(option, relaxed).verdict().conclusion())
                .isEqualTo(Conclusion.TRANSPARENT);
        assertThat(closed.verdict().conclusion()).isNotEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void anAssumptionOfTheFileThatIsNotDroppedIsNoticed() {
        assertThatThrownBy(
                        () -> Tightness.of(ASSUMING, List.of(new Dropped("reuse", "reuse", "off"))))
                .isInstanceOf(Unestablished.class);
    }
}
