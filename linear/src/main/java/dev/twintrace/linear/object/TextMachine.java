package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A string to which others are added. Only the beginnings of strings that a {@code get} returned
 * can be told apart: whatever is added to another string, no {@code get} fits it until the next
 * {@code put}. So there is one state for all others, and a state is a pair: the first of the sorted
 * results that begins with the string, and the string's length. What an {@code append} makes of it
 * is found by comparing the added string alone, not the whole.
 */
final class TextMachine implements Machine {
    private static final int OTHER = 0;

    private final History history;
    private final int get;
    private final int put;
    private final String[] results;
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Integer> whole = new HashMap<>();
    private final Cells strings = new Cells();
    private int[] last = new int[16];
    private final Cells steps = new Cells();
    private int[] stepsTo = new int[16];
    private final int initial;

    TextMachine(History history, ObjectType.Text type, int[] operations) {
        this.history = history;
        this.get = history.functions().indexOf("get");
        this.put = history.functions().indexOf("put");
        this.results =
                Arrays.stream(operations)
                        .filter(o -> history.form(o) == Form.VALUE)
                        .mapToObj(o -> text(history.result(o)))
                        .sorted()
                        .distinct()
                        .toArray(String[]::new);
        strings.number(-1, 0);
        this.initial = narrowed(0, results.length - 1, 0, type.initial());
        for (int o : operations) {
            if (history.form(o) == Form.VALUE) {
                long code = history.result(o);
                whole.computeIfAbsent(code, c -> narrowed(0, results.length - 1, 0, text(c)));
            }
        }
    }

    private String text(long code) {
        return texts.computeIfAbsent(code, c -> history.value(c).text());
    }

    @Override
    public int initial() {
        return initial;
    }

    @Override
    public int after(int state, int operation) {
        if (history.form(operation) == Form.NONE) {
            return unseen(state, operation);
        }
        boolean fits =
                history.form(operation) == Form.VALUE
                        && state == whole.getOrDefault(history.result(operation), NONE);
        return fits ? state : NONE;
    }

    @Override
    public int unseen(int state, int operation) {
        int function = history.function(operation);
        if (function == get) {
            return state;
        }
        int from = function == put ? NONE : state;
        if (from == OTHER) {
            return OTHER;
        }
        long added = history.argument(operation, 0);
        int known = steps.size();
        int step = steps.number(from, added);
        if (step == known) {
            if (step == stepsTo.length) {
                stepsTo = Arrays.copyOf(stepsTo, step * 2);
            }
            stepsTo[step] =
                    from == NONE
                            ? narrowed(0, results.length - 1, 0, text(added))
                            : narrowed(
                                    strings.left(from),
                                    last[from],
                                    (int) strings.right(from),
                                    text(added));
        }
        return stepsTo[step];
    }

    /** The state of the string that the results from low to high share up to a place, and more. */
    private int narrowed(int low, int high, int place, String added) {
        int begin = bound(low, high, place, added, 0);
        int end = bound(begin, high, place, added, 1) - 1;
        if (begin > end) {
            return OTHER;
        }
        int number = strings.number(begin, place + (long) added.length());
        if (number >= last.length) {
            last = Arrays.copyOf(last, number * 2);
        }
        last[number] = end;
        return number;
    }

    /** The first result whose comparison with the added string at a place is not below a sign. */
    private int bound(int low, int high, int place, String added, int sign) {
        int from = low;
        int to = high + 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(results[middle], place, added) < sign) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** 0 if the string goes on with what is added; else -1 or 1. */
    private static int compare(String string, int place, String added) {
        for (int i = 0; i < added.length(); i++) {
            if (place + i == string.length()) {
                return -1;
            }
            int difference = Character.compare(string.charAt(place + i), added.charAt(i));
            if (difference != 0) {
                return Integer.signum(difference);
            }
        }
        return 0;
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        return history.function(operation) == get;
    }

    @Override
    public boolean overwrites(int operation, boolean seen) {
        return history.function(operation) == put;
    }

    @Override
    public boolean total(int operation, boolean seen) {
        return !seen || history.form(operation) == Form.NONE;
    }

    @Override
    public int states() {
        return strings.size();
    }

    @Override
    public String text(int state) {
        return state == OTHER
                ? "what nobody got"
                : '"' + results[strings.left(state)].substring(0, (int) strings.right(state)) + '"';
    }
}
