package dev.twintrace.theorems.theorem3;

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
import dev.twintrace.theorems.theorem3.Hierarchy.BackupCannotDecide;
import dev.twintrace.theorems.theorem3.Hierarchy.Escape;
import dev.twintrace.theorems.theorem3.Hierarchy.ReadsCannotVerify;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theorem 3 is established, and refuses to be where an assumption is missing. */
class Theorem3Test {
    private static final Scheme CAS = Scheme.bundled("cas-assumptions.twin");

    @Test
    void itIsEstablished() {
        Demonstration theorem = Theorem3.demonstrate();
        assertThat(theorem.number()).isEqualTo(3);
        assertThat(theorem.exhausted())
                .contains(
                        new Count(
                                "functions of Future's observation, none right in both scenarios",
                                4),
                        new Count(
                                "overlays that read the word and decide, none safe and live", 25));
        assertThat(theorem.passages().stream().filter(Passage.Runs.class::isInstance)).hasSize(2);
        assertThat(theorem.tightness().stream().map(Relief::dropped))
                .containsExactlyElementsOf(
                        theorem.assumptions().stream().map(Assumption::name).toList());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"others, off", "traceless, off", "transport, exactly_once"})
    void withoutAnAssumptionItIsNotClaimed(String option, String relaxed) {
        Scheme without = CAS.with(option, relaxed);
        assertThatThrownBy(() -> Theorem3.demonstrate(without, Confirmation.NONE))
                .isInstanceOf(Unestablished.class);
        assertThatThrownBy(() -> ReadsCannotVerify.establish(without))
                .isInstanceOf(Unestablished.class);
    }

    @Test
    void readsCannotVerify() {
        ReadsCannotVerify reads = ReadsCannotVerify.establish(CAS);
        assertThat(reads.functions().total()).isEqualTo(25);
        assertThat(reads.functions().judged()).noneMatch(DecisionFunction::works);
    }

    @Test
    void aBackupThatCanExecuteTheCasCannotDecideWhetherTo() {
        BackupCannotDecide backup =
                BackupCannotDecide.establish(
                        CAS.with("rule", "resend"), CAS.with("rule", "nothing"));
        assertThat(backup.resending().conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(backup.functions().judged()).isNotEmpty().noneMatch(DecisionFunction::works);
    }

    @Test
    void withAnExactlyOnceTransportTheBackupNeedNotDecide() {
        Scheme once = CAS.with("transport", "exactly_once");
        assertThatThrownBy(() ->
                        BackupCannotDecide.establish(
                                once.with("rule", "resend"), once.with("rule", "nothing")))
                .isInstanceOf(Unestablished.class);
    }

    @Test
    void failoverNeedsMoreThanReads() {
        assertThat(Hierarchy.failoverNeedsTwo().getFirst().solvesFor(2)).isFalse();
        assertThat(Hierarchy.failoverNeedsTwo().subList(1, 5)).allMatch(n -> n.solvesFor(2));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource({"shared-fadd.twin, entry, with_request", "tagged-lock.twin, originals, bounded"})
    void aDurableWitnessEscapes(String file, String option, String value) {
        Scheme scheme = Scheme.bundled(file).with(option, value);
        Escape escape = Escape.by("a witness", scheme);
        Scheme closed = Scheme.parsed(file, RulePaste.into(scheme.file(), escape.rules().text()));
        assertThat(closed.with(option, value).verdict().conclusion())
                .isEqualTo(Conclusion.TRANSPARENT);
    }

    @ParameterizedTest
    @CsvSource({"none", "after_request"})
    void aWitnessThatIsNotMadeInOneStepDoesNot(String entry) {
        Scheme scheme = Scheme.bundled("shared-fadd.twin").with("entry", entry);
        assertThatThrownBy(() -> Escape.by("no witness", scheme)).isInstanceOf(Unestablished.class);
        assertThat(scheme.impossible().refutation()).isNotNull();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "others, off, other writers",
        "traceless, off, transparency",
        "transport, exactly_once, at-least-once transport"
    })
    void theRuleOfEachReliefIsTransparentOnceWrittenIntoTheFile(
            String option, String relaxed, String name) {
        String rule =
                Theorem3.demonstrate().tightness().stream()
                        .filter(r -> r.dropped().equals(name))
                        .map(Relief::works)
                        .findFirst()
                        .orElseThrow();
        Scheme without = CAS.with(option, relaxed);
        Scheme closed =
                Scheme.parsed("closed.twin", RulePaste.into(CAS.file(), List.of(rule + "\n")));
        assertThat(new Scheme(closed.file(), without.settings()).verdict().conclusion())
                .isEqualTo(Conclusion.TRANSPARENT);
    }
}
