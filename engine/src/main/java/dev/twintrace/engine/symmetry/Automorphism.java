package dev.twintrace.engine.symmetry;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A permutation of a model's cells that maps its initial state to itself and its actions onto its
 * actions: what holds of a state holds of its image, with the names exchanged.
 */
public final class Automorphism {
    private final int[] cells;
    private final int[] actions;
    private final int[] marks;
    private final int[] outcome;

    /**
     * Each array says where an index goes.
     *
     * @param actions -1 for an action that is never part of a run
     * @param outcome of an outcome's processes, then of its memory cells
     */
    Automorphism(int[] cells, int[] actions, int[] marks, int[] outcome) {
        this.cells = cells;
        this.actions = actions;
        this.marks = marks;
        this.outcome = outcome;
    }

    /** Whether it does to outcomes what another one does, which may be of another model. */
    boolean permutesOutcomesAs(Automorphism other) {
        return Arrays.equals(outcome, other.outcome);
    }

    /** Maps all to itself. */
    Automorphism identity() {
        return new Automorphism(
                first(cells.length),
                first(actions.length),
                first(marks.length),
                first(outcome.length));
    }

    private static int[] first(int n) {
        return IntStream.range(0, n).toArray();
    }

    /** This one after another one. */
    Automorphism after(Automorphism other) {
        return new Automorphism(
                through(other.cells, cells),
                through(other.actions, actions),
                through(other.marks, marks),
                through(other.outcome, outcome));
    }

    private static int[] through(int[] inner, int[] outer) {
        return Arrays.stream(inner).map(i -> i < 0 ? i : outer[i]).toArray();
    }

    /** Where the value of a cell goes. */
    int cell(int cell) {
        return cells[cell];
    }

    /** The cells whose values it moves. */
    BitSet support() {
        BitSet moved = new BitSet();
        for (int c = 0; c < cells.length; c++) {
            moved.set(c, cells[c] != c);
        }
        return moved;
    }

    /** Whether a state is its own image. */
    boolean fixes(long[] state) {
        for (int c = 0; c < cells.length; c++) {
            if (state[cells[c]] != state[c]) {
                return false;
            }
        }
        return true;
    }

    /** Puts the image of a state into another array. */
    public void image(long[] state, long[] into) {
        for (int c = 0; c < cells.length; c++) {
            into[cells[c]] = state[c];
        }
    }

    /**
     * The id of the action that does to images what this action does.
     *
     * @throws IllegalArgumentException for an action of role ALTERNATIVE, which no run has
     */
    public int action(int id) {
        if (actions[id] < 0) {
            throw new IllegalArgumentException("action " + id + " is never part of a run");
        }
        return actions[id];
    }

    /** The mark that images of steps with this mark have. */
    public int mark(int mark) {
        return marks[mark];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Automorphism a && Arrays.equals(cells, a.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
