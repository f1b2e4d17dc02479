package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.ArrayDeque;
import java.util.Deque;

/** A stack. A state is the number of a pair: what lies below, and the top. */
final class StackMachine implements Machine {
    private static final int EMPTY = 0;

    private final History history;
    private final int push;
    private final Cells stacks = new Cells();

    StackMachine(History history) {
        this.history = history;
        this.push = history.functions().indexOf("push");
        stacks.number(-1, 0);
    }

    @Override
    public int initial() {
        return EMPTY;
    }

    @Override
    public int after(int state, int operation) {
        if (history.function(operation) == push) {
            return unseen(state, operation);
        }
        return switch (history.form(operation)) {
            case NONE -> unseen(state, operation);
            case EMPTY -> state == EMPTY ? EMPTY : NONE;
            case VALUE ->
                    state != EMPTY && stacks.right(state) == history.result(operation)
                            ? stacks.left(state)
                            : NONE;
            case TRUE, FALSE -> NONE;
        };
    }

    @Override
    public int unseen(int state, int operation) {
        if (history.function(operation) == push) {
            return stacks.number(state, history.argument(operation, 0));
        }
        return state == EMPTY ? EMPTY : stacks.left(state);
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        return seen && history.form(operation) == Form.EMPTY;
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
        return stacks.size();
    }

    @Override
    public String text(int state) {
        Deque<String> elements = new ArrayDeque<>();
        for (int s = state; s != EMPTY; s = stacks.left(s)) {
            elements.addFirst(history.value(stacks.right(s)).text());
        }
        return elements.toString();
    }
}
