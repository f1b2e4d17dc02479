package dev.twintrace.engine.explore;

import java.util.BitSet;

/**
 * The steps between explored states that are no faults, for questions of the form "what can still
 * happen": the adversary need not help, so a fault that would free a stuck process does not count.
 *
 * <p>One list of successors, state after state, the last of each marked by its sign bit; a state
 * without any has itself, which changes no answer. Predecessors are not stored: {@link #spread}
 * sweeps from the last state to the first until nothing changes, and as breadth-first search
 * numbers successors mostly upwards, few sweeps do.
 */
final class Graph {
    private static final int LAST = Integer.MIN_VALUE;

    private final Ints targets = new Ints();
    private int states;
    private int pending;
    private boolean any;

    long bytes() {
        return targets.bytes();
    }

    /** A step from the state that {@link #next} has not passed yet. */
    void edge(int target) {
        if (any) {
            targets.add(pending);
        }
        pending = target;
        any = true;
    }

    /** That was all from this state. */
    void next() {
        targets.add((any ? pending : states) | LAST);
        states++;
        any = false;
    }

    /** Adds to {@code reached} every state from which one of it can be reached. */
    void spread(BitSet reached) {
        boolean changed = true;
        while (changed) {
            changed = false;
            long at = targets.size() - 1;
            for (int state = states - 1; state >= 0; state--) {
                boolean hit = reached.get(targets.at(at) & ~LAST);
                at--;
                while (at >= 0 && targets.at(at) >= 0) {
                    hit = hit || reached.get(targets.at(at));
                    at--;
                }
                if (hit && !reached.get(state)) {
                    reached.set(state);
                    changed = true;
                }
            }
        }
    }
}
