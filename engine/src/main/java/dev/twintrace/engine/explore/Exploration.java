package dev.twintrace.engine.explore;

import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a breadth-first search has found: states by index, in the order of discovery (so a state of
 * a lower index is never farther from the first), and how each was reached. Filled by {@link
 * Explorer}; read-only for everybody else.
 */
public final class Exploration {
    private Layout layout;
    private long[] packed;
    StateSet states;
    final Ints parents = new Ints();
    final Ints actions = new Ints();
    final Ints levels = new Ints();
    Graph graph = new Graph();
    final BitSet ends = new BitSet();
    int expanded;
    int nextLevel;
    long transitions;
    Optional<String> limit = Optional.empty();
    Optional<Slip> slip = Optional.empty();

    Exploration(Layout layout) {
        this.layout = layout;
        this.packed = new long[layout.words()];
        this.states = new StateSet(layout.words());
    }

    /**
     * A step that shows a mistake in the file.
     *
     * @param state before the step
     */
    public record Slip(int state, int action, Span span, String message) {}

    /** How many states are known. */
    public int size() {
        // Not the set's own size: where the heap filled up, its newest state has no parent.
        return (int) actions.size();
    }

    /** The steps of the states below this index are known: all, unless there is a limit. */
    public int expanded() {
        return expanded;
    }

    /** How many steps were seen, faults included. */
    public long transitions() {
        return transitions;
    }

    /** Steps on the shortest way to the farthest state that was looked at. */
    public int depth() {
        return Math.max(0, (int) levels.size() - 1);
    }

    /** Why the search stopped early; empty if it is complete. */
    public Optional<String> limit() {
        return limit;
    }

    /** The first mistake in the file that a run shows; the search stops at it. */
    public Optional<Slip> slip() {
        return slip;
    }

    /** Whether a run may end in this state; docs/semantics.md, section 7. */
    public boolean end(int state) {
        return ends.get(state);
    }

    /** All states in which a run may end. */
    public BitSet ends() {
        return (BitSet) ends.clone();
    }

    /** Copies a state's cells. */
    public void read(int state, long[] cells) {
        states.read(state, packed, 0);
        layout.unpack(packed, 0, cells);
    }

    /** Copies only these of a state's cells, which is much faster if they are few. */
    public void read(int state, long[] cells, int[] which) {
        layout.unpack(states.page(state), states.start(state), cells, which);
    }

    /** Packs all states like this from now on, for which there has to be room. */
    void pack(Layout other) {
        StateSet packedAnew = new StateSet(other.words());
        long[] cells = new long[layout.cells()];
        long[] next = new long[other.words()];
        for (int s = 0; s < states.size(); s++) {
            read(s, cells);
            other.pack(cells, next, 0);
            packedAnew.add(next, 0);
        }
        states = packedAnew;
        layout = other;
        packed = new long[other.words()];
    }

    /** The length of the shortest runs to a state. */
    public int depthOf(int state) {
        if (state >= nextLevel) {
            return (int) levels.size();
        }
        int low = 0;
        int high = (int) levels.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (levels.at(middle) <= state) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The actions of a shortest run to a state. */
    public List<Integer> path(int state) {
        List<Integer> path = new ArrayList<>();
        for (int s = state; s != 0; s = parents.at(s)) {
            path.add(actions.at(s));
        }
        return List.copyOf(path.reversed());
    }

    /**
     * Adds to {@code goals} every state from which one of them can be reached without further
     * faults. Only of a complete exploration.
     */
    public void spread(BitSet goals) {
        graph.spread(goals);
    }

    /** Gives up the steps, which are of no use if some are missing. */
    void stop(String reason) {
        limit = Optional.of(reason);
        graph = new Graph();
    }

    long bytes() {
        return states.bytes()
                + parents.bytes()
                + actions.bytes()
                + graph.bytes()
                + ends.size() / Byte.SIZE;
    }
}
