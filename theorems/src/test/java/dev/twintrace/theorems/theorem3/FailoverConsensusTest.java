package dev.twintrace.theorems.theorem3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.Memory;
import dev.twintrace.core.Place;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.WordWidth;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.theorem1.Indistinguishability;
import dev.twintrace.theorems.theorem3.FailoverConsensus.Decision;
import dev.twintrace.theorems.theorem3.FailoverConsensus.Observation;
import dev.twintrace.theorems.theorem3.FailoverConsensus.Past;
import dev.twintrace.theorems.theorem3.FailoverConsensus.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two reachable scenarios that look and read the same, and no decision that suits both. */
class FailoverConsensusTest {
    private static final Scheme CAS = Scheme.bundled("cas-assumptions.twin");
    private static final Place LOCK = new Place("memory", "lock");

    private final FailoverConsensus both = FailoverConsensus.find(CAS);

    @Test
    void theScenariosAreFoundAndDifferInThePastOnly() {
        assertThat(both.executed().past()).isEqualTo(Past.EXECUTED);
        assertThat(both.notExecuted().past()).isEqualTo(Past.NOT_EXECUTED);
        assertThat(both.executed().sight()).isEqualTo(both.notExecuted().sight());
        assertThat(both.executed().view()).isEqualTo(both.notExecuted().view());
        assertThat(both.executed().observation()).isEqualTo(Observation.TIMEOUT);
        assertThat(both.executed().memory().read(LOCK)).containsExactly(0L);
    }

    @Test
    void theSenderHasReadTheWordInBoth() {
        assertThat(both.executed().view().events().toString()).contains("ProbeAnswered");
    }

    @Test
    void noFunctionOfTheObservationIsRightInBoth() {
        assertThat(FailoverConsensus.correct(both.scenarios())).isEmpty();
        assertThat(both.noCorrectFutureDecision(memories()))
                .containsEntry(FailoverConsensus.OBSERVING, 4L)
                .containsEntry(FailoverConsensus.READING, 16L);
    }

    @Test
    void halfOfThemAreRightInOne() {
        assertThat(FailoverConsensus.correct(List.of(both.executed())))
                .hasSize(2)
                .allMatch(f -> f.get(Observation.TIMEOUT) == Decision.COMMIT);
        assertThat(FailoverConsensus.correct(List.of(both.notExecuted())))
                .hasSize(2)
                .allMatch(f -> f.get(Observation.TIMEOUT) == Decision.ABORT);
    }

    @Test
    void aReadThatFindsSomethingElseWouldDecideIt() {
        Scenario there = with(both.executed(), both.executed().memory().write(LOCK, 1));
        assertThat(FailoverConsensus.correct(List.of(there, both.notExecuted()))).isEmpty();
        assertThat(FailoverConsensus.correct(List.of(there, both.notExecuted()), memories()))
                .hasSize(4);
        assertRefused(new FailoverConsensus(both.pair(), there, both.notExecuted()));
    }

    @Test
    void aCompletionWouldDecideIt() {
        Scenario s = both.executed();
        Scenario completed = new Scenario(s.past(), Observation.COMPLETION, s.view(), s.memory());
        assertThat(FailoverConsensus.correct(List.of(completed, both.notExecuted())))
                .containsExactly(
                        Map.of(
                                Observation.TIMEOUT,
                                Decision.ABORT,
                                Observation.COMPLETION,
                                Decision.COMMIT));
    }

    @Test
    void withoutOtherWritersThereAreNoSuchScenarios() {
        assertThatThrownBy(() -> FailoverConsensus.find(CAS.with("others", "off")))
                .isInstanceOf(Unestablished.class);
    }

    @Test
    void scenariosThatAReadTellsApartAreRefused() {
        // Without a read in the rule, the twin need not have the same memory.
        Indistinguishability pair = Indistinguishability.find(CAS.with("rule", "resend"));
        assertThat(pair.lost().view()).isEqualTo(pair.executed().view());
        assertThatThrownBy(() -> FailoverConsensus.of(pair))
                .isInstanceOf(Unestablished.class)
                .hasMessageContaining("read");
    }

    @Test
    void allFunctionsAreThere() {
        assertThat(FailoverConsensus.functions(List.of(1, 2, 3)))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void theViewIsThatOfTheSenderUpToTheDecision() {
        Indistinguishability.Side side = both.pair().executed();
        assertThat(both.executed().view())
                .isEqualTo(SenderView.before(side.trace(), "q", side.step()));
    }

    private static void assertRefused(FailoverConsensus forged) {
        assertThatThrownBy(() -> forged.noCorrectFutureDecision(memories()))
                .isInstanceOf(Unestablished.class);
    }

    private static Scenario with(Scenario s, Memory memory) {
        return new Scenario(s.past(), s.observation(), s.view(), memory);
    }

    private static List<Memory> memories() {
        Memory zero = Memory.zeros(WordWidth.VERBS);
        return List.of(zero, zero.write(LOCK, 1));
    }
}
