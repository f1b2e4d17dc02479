package dev.twintrace.theorems.theorem2;

import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Linearizability by its definition (Herlihy and Wing 1990), for operations that all returned:
 * every order is tried; one that returned before another was called comes first; the object,
 * written here once more bit by bit, has to give each result.
 */
final class BruteForce {
    private final int bits;

    private BruteForce(int bits) {
        this.bits = bits;
    }

    /** Of a word. */
    static boolean word(int bits, long initial, List<Operation> history) {
        return new BruteForce(bits).some(history, List.of(initial));
    }

    /** Of a queue that is empty at first. */
    static boolean queue(List<Operation> history) {
        return new BruteForce(0).some(history, List.of());
    }

    private boolean some(List<Operation> left, List<Long> state) {
        if (left.isEmpty()) {
            return true;
        }
        for (Operation next : left) {
            if (left.stream().anyMatch(o -> before(o, next))) {
                continue;
            }
            List<Operation> rest = new ArrayList<>(left);
            rest.remove(next);
            List<Long> after = new ArrayList<>(state);
            if (fits(next.response(), apply(next, after)) && some(rest, after)) {
                return true;
            }
        }
        return false;
    }

    private static boolean before(Operation one, Operation other) {
        return one.returned().orElseThrow() < other.called();
    }

    private static boolean fits(Response seen, long result) {
        return switch (seen) {
            case Response.Done _ -> true;
            case Response.Returned(Value value) -> value.equals(new Value.Word(result));
            case Response.Empty _ -> result == -1;
            case Response.Answered _ -> throw new AssertionError("not here");
        };
    }

    /** Changes the state and gives the result; -1 for nothing. */
    private long apply(Operation operation, List<Long> state) {
        List<Long> a = operation.arguments().stream().map(v -> ((Value.Word) v).value()).toList();
        return switch (operation.function()) {
            case "enqueue" -> {
                state.add(a.getFirst());
                yield -1;
            }
            case "dequeue" -> state.isEmpty() ? -1 : state.removeFirst();
            default -> {
                long old = state.getFirst();
                state.set(0, word(operation.function(), a, old));
                yield old;
            }
        };
    }

    private long word(String function, List<Long> a, long old) {
        return switch (function) {
            case "read" -> old;
            case "write" -> a.get(0);
            case "cas" -> old == a.get(0) ? a.get(1) : old;
            case "fadd" -> sum(old, a.get(0), 0);
            case "masked_fadd" -> sum(old, a.get(0), a.get(1));
            case "masked_cas" -> {
                long result = 0;
                for (int i = 0; i < bits; i++) {
                    if (bit(a.get(2), i) == 1 && bit(old, i) != bit(a.get(0), i)) {
                        yield old;
                    }
                    long from = bit(a.get(3), i) == 1 ? a.get(1) : old;
                    result |= bit(from, i) << i;
                }
                yield result;
            }
            default -> throw new AssertionError(function);
        };
    }

    /** A full adder a bit; the carry does not pass the end of a field. */
    private long sum(long x, long y, long ends) {
        long result = 0;
        long carry = 0;
        for (int i = 0; i < bits; i++) {
            long digit = bit(x, i) + bit(y, i) + carry;
            result |= (digit & 1) << i;
            carry = bit(ends, i) == 1 ? 0 : digit >> 1;
        }
        return result;
    }

    private static long bit(long value, int i) {
        return value >>> i & 1;
    }
}
