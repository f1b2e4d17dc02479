package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.solve.Examples;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Theorem 2, asked of the runs that a check shows. */
class WordHistoryTest {
    private static final int PROTOCOLS = Boolean.getBoolean("twintrace.full") ? 6_000 : 600;
    private static final Limits LIMITS = new Limits(100_000, 1L << 28, Duration.ofSeconds(30));

    private static List<WordHistory> histories(String example) {
        Protocol protocol = Examples.of(example).protocol();
        return ((Verdict) Check.check(protocol, LIMITS, Progress.NONE))
                .findings()
                .getFirst()
                .histories();
    }

    private static WordHistory history(String example, String place) {
        return histories(example).stream()
                .filter(h -> h.place().toString().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAdditionThatWasExecutedTwiceIsSeenByTheNextOne() {
        assertThat(history("atomics/shared-fadd.twin", "memory.counter").contradiction())
                .hasValueSatisfying(why -> assertThat(why).contains("fadd(1) = 2 found more"));
    }

    @Test
    void aGhostWriteIsLinearizableUntilSomebodyReadsIt() {
        WordHistory flag = history("collectives/ll128.twin", "gpu1.flag");
        assertThat(flag.linearizable()).isTrue();
        assertThat(flag.onceRead()).isPresent();
        assertThat(history("collectives/ll128.twin", "gpu1.data").onceRead()).isEmpty();
    }

    @Test
    void twoOwnersOfALockReplacedTheSameValue() {
        assertThat(history("atomics/two-nics.twin", "server.lock").contradiction())
                .hasValueSatisfying(why -> assertThat(why).contains("both replaced"));
    }

    /** However a run ends: what takes effect once, when it should, is linearizable. */
    @Test
    void runsInWhichEveryRequestIsExecutedOnceAreLinearizable() {
        int seen = 0;
        int others = 0;
        for (long seed = 0; seed < PROTOCOLS; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            if (Check.check(protocol, LIMITS, Progress.NONE) instanceof Verdict verdict) {
                for (Finding finding : verdict.findings()) {
                    boolean orderly = orderly(finding.witness());
                    for (WordHistory history : finding.histories()) {
                        boolean good = history.linearizable() && history.onceRead().isEmpty();
                        assertThat(good || !orderly).as("seed " + seed + " " + history).isTrue();
                        seen += orderly ? 1 : 0;
                        others += good ? 0 : 1;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(PROTOCOLS / 10);
        assertThat(others).isGreaterThan(PROTOCOLS / 20);
    }

    private static boolean orderly(Trace trace) {
        Map<RequestId, Integer> executed = new HashMap<>();
        boolean orderly = true;
        for (Trace.Step step : trace.steps()) {
            for (Event event : step.events()) {
                if (event instanceof Event.Executed e) {
                    orderly &= executed.merge(e.request(), 1, Integer::sum) == 1 && !e.late();
                }
                orderly &=
                        !(event instanceof Event.CompletedByOverlay
                                || event instanceof Event.AtomicBegun
                                || event instanceof Event.Damaged);
            }
        }
        return orderly;
    }
}
