package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import dev.twintrace.core.WordWidth;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.WordHistory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theorem 2 with fetch-and-add. */
class FaddTest {
    @Test
    void theResultsAre0Then1AndTheWordHolds2() {
        Fadd fadd = Fadd.of(Fadd.Look.READER);
        assertThat(fadd.scenario().verdict().conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(fadd.executions())
                .containsExactly(
                        new Scenario.Executed("q", 0, 1), new Scenario.Executed("q", 1, 2));
        assertThat(fadd.left()).isEqualTo(2);
        assertThat(fadd.off()).isEqualTo(1);
    }

    /** {@code fadd_double_increment}, also where the sum wraps. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 1", "2, 3, 2", "2, 0, 3", "3, 6, 5", "8, 250, 9", "64, -1, 3"})
    void theCountIsOffByTheAddend(int width, long initial, long addend) {
        Fadd fadd = Fadd.of(width, initial, addend, Fadd.Look.READER);
        WordWidth word = new WordWidth(width);
        assertThat(fadd.executions().stream().map(Scenario.Executed::result))
                .containsExactly(initial, word.add(initial, addend));
        assertThat(fadd.left()).isEqualTo(word.add(initial, 2 * addend));
        assertThat(fadd.off()).isEqualTo(addend);
        assertThat(fadd.judged().contradiction()).isPresent();
    }

    @Test
    void adding0TwiceIsNoHarm() {
        assertThatThrownBy(() -> Fadd.of(64, 5, 0, Fadd.Look.RESULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(
                        Scenario.of(Fadd.text(64, 5, 0), Fadd.settings(Fadd.Look.RESULT))
                                .verdict()
                                .conclusion())
                .isEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void theHistoryIsLinearizableUntilSomebodyLooks() {
        assertThat(Fadd.of(Fadd.Look.NOBODY).judged().contradiction()).isEmpty();
        assertThat(Fadd.of(Fadd.Look.READER).judged().contradiction()).isPresent();
        assertThat(Fadd.of(Fadd.Look.RESULT).judged().contradiction()).isPresent();
    }

    @Test
    void theDefinitionSaysSoToo() {
        for (Fadd.Look look : Fadd.Look.values()) {
            Judged judged = Fadd.of(8, 0, 1, look).judged();
            assertThat(BruteForce.word(8, 0, judged.history())).isEqualTo(look == Fadd.Look.NOBODY);
        }
    }

    @Test
    void theRunsOfTheCheckAreJudgedAlike() {
        for (Fadd.Look look : List.of(Fadd.Look.READER, Fadd.Look.RESULT)) {
            Fadd fadd = Fadd.of(look);
            assertThat(fadd.run().histories())
                    .extracting(WordHistory::linearizable)
                    .containsExactly(fadd.judged().contradiction().isEmpty());
        }
    }

    /** The retry is what the run needs, as far as the sender can tell. */
    @Test
    void theSenderCannotTellTheRunFromOneInWhichTheOriginalWasLost() {
        Finding.Blame blame = Fadd.of(Fadd.Look.READER).run().blame().orElseThrow();
        Finding.Twin twin = blame.twin().orElseThrow();
        assertThat(blame.resent()).isTrue();
        assertThat(blame.executed()).isEqualTo(1);
        assertThat(twin.executed()).isZero();
        assertThat(view(twin.trace(), twin.step()))
                .isEqualTo(view(Fadd.of(Fadd.Look.READER).run().witness(), blame.step()));
    }

    private static List<Event.InSenderView> view(Trace trace, int before) {
        return trace.steps().subList(0, before).stream()
                .flatMap(step -> step.events().stream())
                .flatMap(e ->
                        e instanceof Event.InSenderView seen && seen.queuePair().equals("q")
                                ? Stream.of(seen)
                                : Stream.empty())
                .toList();
    }
}
