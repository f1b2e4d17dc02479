package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Ints;
import dev.twintrace.engine.store.Parents;
import dev.twintrace.protocol.tree.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a breadth-first search has found: states by index, in the order of discovery (so a state of
 * a lower index is never farther from the first), and how each was reached. Filled by {@link
 * Explorer}; read-only for everybody else. Not thread-safe.
 */
public final class Exploration {
    /** An estimate goes by so many levels, and is none where they hardly shrink. */
    private static final int WINDOW = 3;

    private static final double STEADY = 0.97;

    private final Trail trail;
    final States states;
    Parents parents = new Parents();
    final Ints levels = new Ints();
    Graph graph = new Graph();
    final BitSet ends = new BitSet();
    private long[] packed;
    int size;
    int expanded;
    int nextLevel;
    long transitions;
    Optional<String> limit = Optional.empty();
    Optional<Slip> slip = Optional.empty();

    Exploration(States states, Trail trail) {
        this.states = states;
        this.trail = trail;
        this.packed = new long[states.layout().words()];
    }

    /**
     * A step that shows a mistake in the file.
     *
     * @param state before the step
     */
    public record Slip(int state, int action, Span span, String message) {}

    /** How many states are known. */
    public int size() {
        return size;
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
        if (packed.length != states.layout().words()) {
            packed = new long[states.layout().words()];
        }
        states.read(states.key(state), packed, 0);
        states.layout().unpack(packed, 0, cells);
    }

    /** Copies only these of a state's cells, which is much faster if they are few. */
    public void read(int state, long[] cells, int[] which) {
        states.read(states.key(state), cells, which);
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

    /**
     * The actions of a shortest run to a state, or to one that is the same but for the names of
     * processes.
     */
    public List<Integer> path(int state) {
        return trail.to(this, state);
    }

    /** The state from which this one, not the first, was reached first. */
    int parent(int state) {
        return parents.of(state);
    }

    /**
     * Adds to {@code goals} every state from which one of them can be reached without further
     * faults. Only of a complete exploration.
     */
    public void spread(BitSet goals) {
        graph.spread(goals);
    }

    /**
     * About how many states there are in all, if levels go on to shrink as the latest did; 0 while
     * they grow.
     */
    long estimate() {
        int last = (int) levels.size() - 1;
        if (last < WINDOW + 1) {
            return 0;
        }
        double now = nextLevel - levels.at(last);
        double before = levels.at(last - WINDOW + 1) - levels.at(last - WINDOW);
        double ratio = Math.pow(now / before, 1.0 / WINDOW);
        return ratio > STEADY ? 0 : size + (long) (now * ratio / (1 - ratio));
    }

    /** Gives up the steps, which are of no use if some are missing. */
    void stop(String reason) {
        limit = Optional.of(reason);
        graph = new Graph();
    }

    /** How much memory it takes. */
    long bytes() {
        return states.bytes() + parents.bytes() + graph.tape().bytes() + ends.size() / Byte.SIZE;
    }
}
