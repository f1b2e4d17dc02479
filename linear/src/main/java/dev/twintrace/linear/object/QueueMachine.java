package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A queue. A state is the number of a pair: the queue without its last element, and that element.
 * The queue without its first is found by {@code rest(q + x) = rest(q) + x} and then kept.
 */
final class QueueMachine implements Machine {
    private static final int EMPTY = 0;
    private static final int NOT_YET = -1;

    private final History history;
    private final int enqueue;
    private final Cells queues = new Cells();
    private long[] first = new long[16];
    private int[] rest = new int[16];
    private int[] way = new int[16];

    QueueMachine(History history) {
        this.history = history;
        this.enqueue = history.functions().indexOf("enqueue");
        queues.number(-1, 0);
    }

    @Override
    public int initial() {
        return EMPTY;
    }

    @Override
    public int after(int state, int operation) {
        if (history.function(operation) == enqueue) {
            return unseen(state, operation);
        }
        return switch (history.form(operation)) {
            case NONE -> unseen(state, operation);
            case EMPTY -> state == EMPTY ? EMPTY : NONE;
            case VALUE ->
                    state != EMPTY && first[state] == history.result(operation)
                            ? rest(state)
                            : NONE;
            case TRUE, FALSE -> NONE;
        };
    }

    @Override
    public int unseen(int state, int operation) {
        if (history.function(operation) == enqueue) {
            return appended(state, history.argument(operation, 0));
        }
        return state == EMPTY ? EMPTY : rest(state);
    }

    private int appended(int queue, long last) {
        int known = queues.size();
        int number = queues.number(queue, last);
        if (number == known) {
            if (number == first.length) {
                first = Arrays.copyOf(first, number * 2);
                rest = Arrays.copyOf(rest, number * 2);
            }
            first[number] = queue == EMPTY ? last : first[queue];
            rest[number] = queue == EMPTY ? EMPTY : NOT_YET;
        }
        return number;
    }

    private int rest(int queue) {
        int steps = 0;
        int at = queue;
        while (rest[at] == NOT_YET) {
            if (steps == way.length) {
                way = Arrays.copyOf(way, steps * 2);
            }
            way[steps++] = at;
            at = queues.left(at);
        }
        int found = rest[at];
        while (steps > 0) {
            int longer = way[--steps];
            found = appended(found, queues.right(longer));
            rest[longer] = found;
        }
        return found;
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
        return queues.size();
    }

    @Override
    public String text(int state) {
        Deque<String> elements = new ArrayDeque<>();
        for (int s = state; s != EMPTY; s = queues.left(s)) {
            elements.addFirst(history.value(queues.right(s)).text());
        }
        return elements.toString();
    }
}
