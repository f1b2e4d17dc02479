package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A set. A state is the number of a pair: the set without its largest element, and that element; a
 * set has one such number whatever the order in which its elements came. A step takes time linear
 * in the larger elements; whoever has many elements decides each of them as an object of its own.
 */
final class SetMachine implements Machine {
    private static final int EMPTY = 0;

    private final History history;
    private final int add;
    private final int remove;
    private final Cells sets = new Cells();
    private long[] larger = new long[16];

    SetMachine(History history) {
        this.history = history;
        this.add = history.functions().indexOf("add");
        this.remove = history.functions().indexOf("remove");
        sets.number(-1, 0);
    }

    @Override
    public int initial() {
        return EMPTY;
    }

    @Override
    public int after(int state, int operation) {
        int function = history.function(operation);
        boolean contained = contains(state, history.argument(operation, 0));
        boolean answer = function == add ? !contained : contained;
        return switch (history.form(operation)) {
            case NONE -> unseen(state, operation);
            case TRUE -> answer ? unseen(state, operation) : NONE;
            case FALSE -> answer ? NONE : state;
            case VALUE, EMPTY -> NONE;
        };
    }

    @Override
    public int unseen(int state, int operation) {
        int function = history.function(operation);
        long element = history.argument(operation, 0);
        if (function == add) {
            return with(state, element, true);
        }
        return function == remove ? with(state, element, false) : state;
    }

    private boolean contains(int set, long element) {
        int at = set;
        while (at != EMPTY && sets.right(at) > element) {
            at = sets.left(at);
        }
        return at != EMPTY && sets.right(at) == element;
    }

    private int with(int set, long element, boolean present) {
        if (contains(set, element) == present) {
            return set;
        }
        int above = 0;
        int at = set;
        while (at != EMPTY && sets.right(at) > element) {
            if (above == larger.length) {
                larger = Arrays.copyOf(larger, above * 2);
            }
            larger[above++] = sets.right(at);
            at = sets.left(at);
        }
        int changed = present ? sets.number(at, element) : sets.left(at);
        while (above > 0) {
            changed = sets.number(changed, larger[--above]);
        }
        return changed;
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        int function = history.function(operation);
        return (function != add && function != remove)
                || (seen && history.form(operation) == Form.FALSE);
    }

    @Override
    public boolean overwrites(int operation, boolean seen) {
        return false;
    }

    @Override
    public boolean total(int operation, boolean seen) {
        return !seen || history.form(operation) == Form.NONE;
    }

    @Override
    public int states() {
        return sets.size();
    }

    @Override
    public String text(int state) {
        Deque<String> elements = new ArrayDeque<>();
        for (int s = state; s != EMPTY; s = sets.left(s)) {
            elements.addFirst(history.value(sets.right(s)).text());
        }
        return elements.toString().replace('[', '{').replace(']', '}');
    }
}
