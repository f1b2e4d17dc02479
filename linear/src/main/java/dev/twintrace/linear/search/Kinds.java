package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.object.ObjectType;
import java.util.Arrays;

/**
 * Which operations are alike: those with the same function and arguments, and those that also
 * returned the same. The process counts only for types of one's own.
 */
final class Kinds {
    private final History history;
    private final boolean process;
    private final int[] operations;
    private final int[] calls;
    private final int[] wholes;

    private Kinds(Part part, int[] operations) {
        this.history = part.history();
        this.process = part.type() instanceof ObjectType.Custom;
        this.operations = operations;
        this.calls = numbers(false);
        this.wholes = numbers(true);
    }

    static Kinds of(Part part, int[] operations) {
        return new Kinds(part, operations);
    }

    /** The number of a call. */
    int call(int operation) {
        return calls[Arrays.binarySearch(operations, operation)];
    }

    /** The number of a call with its result. */
    int whole(int operation) {
        return wholes[Arrays.binarySearch(operations, operation)];
    }

    private int[] numbers(boolean results) {
        int[] numbers = new int[operations.length];
        int[] table = new int[Integer.highestOneBit(operations.length + 1) * 4];
        Arrays.fill(table, -1);
        int known = 0;
        for (int i = 0; i < numbers.length; i++) {
            int slot = hash(operations[i], results) & (table.length - 1);
            while (table[slot] >= 0 && !alike(operations[table[slot]], operations[i], results)) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (table[slot] < 0) {
                table[slot] = i;
                numbers[i] = known++;
            } else {
                numbers[i] = numbers[table[slot]];
            }
        }
        return numbers;
    }

    private int hash(int o, boolean results) {
        long hash = history.function(o);
        for (int a = 0; a < history.arguments(o); a++) {
            hash = (hash ^ history.argument(o, a)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        if (results && history.form(o) == Form.VALUE) {
            hash = (hash ^ history.result(o)) * 0xBF58476D1CE4E5B9L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    private boolean alike(int one, int other, boolean results) {
        boolean alike =
                history.function(one) == history.function(other)
                        && history.arguments(one) == history.arguments(other)
                        && (!process || history.process(one) == history.process(other));
        for (int a = 0; alike && a < history.arguments(one); a++) {
            alike = history.argument(one, a) == history.argument(other, a);
        }
        return alike
                && (!results
                        || (history.form(one) == history.form(other)
                                && (history.form(one) != Form.VALUE
                                        || history.result(one) == history.result(other))));
    }
}
