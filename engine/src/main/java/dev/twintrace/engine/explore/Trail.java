package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds again how a state was reached: an exploration knows from where, but not by which action, as
 * that is soon found out for the few states that somebody asks about.
 */
final class Trail {
    private final Successors successors;
    private final Optional<Representative> representative;
    private final long[] initial;

    /** Of runs from this state, as it was before a representative was taken for it. */
    Trail(Successors successors, Optional<Representative> representative, long[] initial) {
        this.successors = successors;
        this.representative = representative;
        this.initial = initial;
    }

    /** The actions of the run in which each state was reached first. */
    List<Integer> to(Exploration found, int state) {
        List<Integer> states = new ArrayList<>();
        for (int s = state; s != 0; s = found.parent(s)) {
            states.add(s);
        }
        List<Integer> actions = new ArrayList<>();
        long[] here = initial.clone();
        long[] wanted = new long[here.length];
        for (int s : states.reversed()) {
            found.read(s, wanted);
            Sought step = new Sought(wanted);
            step.from(here);
            actions.add(step.action.orElseThrow());
            here = step.cells;
        }
        return List.copyOf(actions);
    }

    /** The first step that leads to the wanted state, or to one for which that one stands. */
    private final class Sought implements Successors.Sink {
        private final long[] wanted;
        private Optional<Integer> action = Optional.empty();
        private long[] cells = {};

        Sought(long[] wanted) {
            this.wanted = wanted;
        }

        void from(long[] here) {
            boolean done = false;
            while (!done) {
                action = Optional.empty();
                long[] packed = successors.fit(here);
                try {
                    successors.expand(packed, 0, this);
                    done = true;
                } catch (TooNarrow need) {
                    successors.use(successors.wider(need));
                }
            }
        }

        @Override
        public void step(int by, long[] packed) {
            if (action.isPresent()) {
                return;
            }
            long[] after = new long[wanted.length];
            successors.layout().unpack(packed, 0, after);
            long[] standsFor = after.clone();
            representative.ifPresent(r -> r.of(standsFor));
            if (Arrays.equals(standsFor, wanted)) {
                action = Optional.of(by);
                cells = after;
            }
        }

        @Override
        public void mistake(int by, MistakeInFile mistake) {
            // Leads nowhere.
        }
    }
}
