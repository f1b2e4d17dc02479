package dev.twintrace.engine.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All reachable states, in the order of a breadth-first search.
 *
 * @param before for each state those that have a step to it that is no fault
 * @param ends the states where a run may end
 * @param executedTwice whether some request is executed more than once
 */
record Graph(List<State> states, List<List<Integer>> before, BitSet ends, boolean executedTwice) {

    /** The state space is larger than allowed. */
    static final class Limit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Limit() {
            super("too many states", null, false, false);
        }
    }

    static Graph explore(Model model, boolean withFaults, int maxStates) {
        Successors successors = new Successors(model);
        List<State> states = new ArrayList<>();
        List<List<Integer>> before = new ArrayList<>();
        Map<State, Integer> known = new HashMap<>();
        BitSet ends = new BitSet();
        boolean twice = false;
        State initial = successors.initial(withFaults);
        known.put(initial, 0);
        states.add(initial);
        before.add(new ArrayList<>());
        for (int i = 0; i < states.size(); i++) {
            boolean end = true;
            for (Step step : successors.of(states.get(i))) {
                end &= !step.keepsGoing();
                twice |= executedTwice(step.after());
                State next = successors.tidy(step.after());
                Integer index = known.putIfAbsent(next, states.size());
                if (index == null) {
                    index = states.size();
                    states.add(next);
                    before.add(new ArrayList<>());
                    if (states.size() > maxStates) {
                        throw new Limit();
                    }
                }
                if (!step.fault()) {
                    before.get(index).add(i);
                }
            }
            ends.set(i, end);
        }
        return new Graph(states, before, ends, twice);
    }

    private static boolean executedTwice(State state) {
        for (Connection connection : state.connections()) {
            for (Posted posted : connection.requests()) {
                if (posted.history().executions() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The states from which one of the given states can be reached without a further fault. */
    BitSet reaching(BitSet targets) {
        BitSet seen = (BitSet) targets.clone();
        Deque<Integer> open = new ArrayDeque<>();
        seen.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int earlier : before.get(open.remove())) {
                if (!seen.get(earlier)) {
                    seen.set(earlier);
                    open.add(earlier);
                }
            }
        }
        return seen;
    }

    BitSet where(Predicate<State> predicate) {
        BitSet set = new BitSet();
        for (int i = 0; i < states.size(); i++) {
            set.set(i, predicate.test(states.get(i)));
        }
        return set;
    }

    List<State> all(BitSet which) {
        return which.stream().mapToObj(states::get).toList();
    }
}
