package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Meter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Follows a run on to where nothing new can happen any more: it ends, or goes round in circles that
 * it cannot leave. A process that spins for ever has no end to show, and the first state from which
 * it cannot succeed may lie before the very decision that is to blame: once an answer is lost, a
 * rule that always does the wrong thing has already lost.
 */
final class Settling {
    private Settling() {}

    /**
     * What to do from a state without further faults until every state that can follow can come
     * again; as far as the limits allow.
     *
     * @param state becomes the state after these actions
     */
    static List<Integer> from(Subject subject, long[] state, Meter meter) {
        List<Integer> actions = new ArrayList<>();
        subject.calm(state);
        while (true) {
            Exploration runs = subject.explore(state, meter);
            if (runs.limit().isPresent() || runs.slip().isPresent()) {
                return actions;
            }
            BitSet returning = new BitSet();
            returning.set(0);
            runs.spread(returning);
            // From here there is no way back: the rest has fewer states, so this comes to an end.
            int gone = returning.nextClearBit(0);
            if (gone >= runs.size()) {
                return actions;
            }
            actions.addAll(runs.path(gone));
            runs.read(gone, state);
        }
    }
}
