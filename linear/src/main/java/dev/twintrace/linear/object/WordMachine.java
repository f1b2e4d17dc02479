package dev.twintrace.linear.object;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.history.Value;
import java.util.OptionalLong;

/**
 * A word of memory. Its states are the codes of the values that it held; the first one is that of
 * the initial value, which a history need not know.
 */
final class WordMachine implements Machine {
    /** What a function does. */
    private enum Does {
        READ,
        WRITE,
        CAS,
        SWAP,
        FADD,
        MASKED_CAS,
        MASKED_FADD
    }

    private final History history;
    private final Value initially;
    private final WordWidth width;
    private final Does[] does;
    private final Cells values = new Cells();

    /** Whether the initial value has no code, so that no operation knows it. */
    private final boolean foreign;

    WordMachine(History history, ObjectType.Word type, int[] operations) {
        this.history = history;
        this.initially = type.initial();
        this.width = type.width();
        this.does = new Does[history.functions().size()];
        for (int f = 0; f < does.length; f++) {
            does[f] =
                    switch (history.functions().get(f)) {
                        case "write" -> Does.WRITE;
                        case "cas" -> Does.CAS;
                        case "swap" -> Does.SWAP;
                        case "fadd", "add" -> Does.FADD;
                        case "masked_cas" -> Does.MASKED_CAS;
                        case "masked_fadd" -> Does.MASKED_FADD;
                        default -> Does.READ;
                    };
        }
        OptionalLong code = history.code(initially);
        this.foreign = code.isEmpty();
        // A left part of 1 keeps the initial value apart from all codes.
        values.number(foreign ? 1 : 0, code.orElse(0));
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int after(int state, int operation) {
        boolean known = state != 0 || !foreign;
        long old = values.right(state);
        return switch (history.form(operation)) {
            case NONE -> unseen(state, operation);
            case VALUE ->
                    known && old == history.result(operation) ? unseen(state, operation) : NONE;
            case TRUE -> succeeds(known, old, operation) ? unseen(state, operation) : NONE;
            case FALSE -> succeeds(known, old, operation) ? NONE : state;
            case EMPTY -> NONE;
        };
    }

    @Override
    public int unseen(int state, int operation) {
        Does it = does[history.function(operation)];
        if (it == Does.READ) {
            return state;
        }
        boolean known = state != 0 || !foreign;
        long old = values.right(state);
        long first = history.argument(operation, 0);
        return switch (it) {
            case READ -> state;
            case WRITE, SWAP -> number(first);
            case CAS -> known && old == first ? number(history.argument(operation, 1)) : state;
            case FADD -> number(width.add(old, first));
            case MASKED_CAS ->
                    succeeds(known, old, operation) ? number(masked(old, operation)) : state;
            case MASKED_FADD -> number(inFields(old, first, history.argument(operation, 1)));
        };
    }

    private int number(long value) {
        return values.number(0, value);
    }

    private boolean succeeds(boolean known, long old, int operation) {
        long compare = history.argument(operation, 0);
        if (does[history.function(operation)] == Does.MASKED_CAS) {
            long mask = history.argument(operation, 2);
            return (old & mask) == (compare & mask);
        }
        return known && old == compare;
    }

    private long masked(long old, int operation) {
        long mask = history.argument(operation, 3);
        return (old & ~mask) | (history.argument(operation, 1) & mask);
    }

    /**
     * The sum in fields. Without the highest bit of each field no carry leaves it; that bit is then
     * the sum of both highest bits and of the carry below, modulo 2.
     */
    private long inFields(long old, long added, long boundaries) {
        long below = (old & ~boundaries) + (added & ~boundaries);
        return width.truncate(below ^ ((old ^ added) & boundaries));
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        return switch (does[history.function(operation)]) {
            case READ -> true;
            case CAS, MASKED_CAS -> seen && failed(operation);
            case WRITE, SWAP, FADD, MASKED_FADD -> false;
        };
    }

    private boolean failed(int operation) {
        Form form = history.form(operation);
        return form == Form.FALSE
                || (form == Form.VALUE && !succeeds(true, history.result(operation), operation));
    }

    @Override
    public boolean overwrites(int operation, boolean seen) {
        Does it = does[history.function(operation)];
        return (it == Does.WRITE || it == Does.SWAP) && total(operation, seen);
    }

    @Override
    public boolean total(int operation, boolean seen) {
        return !seen || history.form(operation) == Form.NONE;
    }

    @Override
    public int needs(int operation, boolean seen) {
        Does it = does[history.function(operation)];
        if (seen && history.form(operation) == Form.VALUE) {
            return number(history.result(operation));
        }
        boolean succeeds = !seen || history.form(operation) == Form.TRUE;
        return it == Does.CAS && succeeds ? number(history.argument(operation, 0)) : NONE;
    }

    @Override
    public boolean adds(int operation) {
        return does[history.function(operation)] == Does.FADD;
    }

    /** Solves {@code times * d = to - from} modulo 2 to the width, for the least times. */
    @Override
    public long times(int from, int to, int operation) {
        long d = width.truncate(history.argument(operation, 0));
        long difference = width.truncate(values.right(to) - values.right(from));
        if (d == 0 || difference == 0) {
            return 0;
        }
        int twos = Long.numberOfTrailingZeros(d);
        if (Long.numberOfTrailingZeros(difference) < twos) {
            return 0;
        }
        long odd = d >>> twos;
        long inverse = odd;
        // Newton: each round doubles the bits that are right, and 3 are at first.
        for (int bits = 3; bits < 64; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return new WordWidth(width.bits() - twos).truncate((difference >>> twos) * inverse);
    }

    @Override
    public int states() {
        return values.size();
    }

    @Override
    public String text(int state) {
        return state == 0 ? initially.text() : history.value(values.right(state)).text();
    }
}
