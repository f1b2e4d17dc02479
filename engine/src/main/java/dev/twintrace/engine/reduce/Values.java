package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Term.Operator;

/**
 * Sets of values, as they are needed in bulk: bit {@code v} of a long says that {@code v} is in the
 * set. A set with a value above 62 is {@link #ANY}, so every set here is what it stands for or
 * more.
 */
final class Values {
    /** Any value at all. */
    static final long ANY = -1;

    /** 0 or 1. */
    static final long EITHER = 3;

    private static final long ZERO = 1;
    private static final long ONE = 2;
    private static final int SMALL = Long.SIZE - 1;
    private static final int MOST_PAIRS = 256;

    private Values() {}

    /** One value. */
    static long only(long value) {
        return value >= 0 && value < SMALL ? 1L << value : ANY;
    }

    /** From 0 to this, unsigned. */
    static long upTo(long max) {
        return max >= 0 && max < SMALL - 1 ? (1L << (max + 1)) - 1 : ANY;
    }

    /** 0 is not in the set. */
    static boolean surelyTrue(long set) {
        return (set & ZERO) == 0;
    }

    /** Only 0 is in the set. */
    static boolean surelyFalse(long set) {
        return set == ZERO;
    }

    /** What the negations of its values are. */
    static long not(long set) {
        return set == ANY ? EITHER : (surelyTrue(set) ? ZERO : set == ZERO ? ONE : EITHER);
    }

    /** What an operation on values of these sets gives. */
    static long apply(Operator operator, long l, long r) {
        return switch (operator) {
            case AND -> and(l, r);
            case OR -> not(and(not(l), not(r)));
            case EQUAL -> equal(l, r);
            case NOT_EQUAL -> not(equal(l, r));
            case LESS -> less(l, r);
            case LESS_OR_EQUAL -> not(less(r, l));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, BIT_AND -> pairs(operator, l, r);
            case REMAINDER ->
                    l == ANY && r != ANY && surelyTrue(r)
                            ? upTo(greatest(r) - 1)
                            : pairs(operator, l, r);
        };
    }

    private static int greatest(long set) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(set);
    }

    private static long equal(long l, long r) {
        if (l == ANY || r == ANY) {
            return EITHER;
        }
        return (l & r) == 0 ? ZERO : l == r && Long.bitCount(l) == 1 ? ONE : EITHER;
    }

    private static long less(long l, long r) {
        if (r == ZERO) {
            return ZERO;
        }
        if (l == ANY || r == ANY) {
            return EITHER;
        }
        if (greatest(l) < Long.numberOfTrailingZeros(r)) {
            return ONE;
        }
        return Long.numberOfTrailingZeros(l) >= greatest(r) ? ZERO : EITHER;
    }

    private static long and(long l, long r) {
        if (surelyFalse(l) || surelyFalse(r)) {
            return ZERO;
        }
        return surelyTrue(l) && surelyTrue(r) ? ONE : EITHER;
    }

    private static long pairs(Operator operator, long l, long r) {
        if (l == ANY || r == ANY || Long.bitCount(l) * Long.bitCount(r) > MOST_PAIRS) {
            return ANY;
        }
        long all = 0;
        for (long x = l; x != 0; x &= x - 1) {
            for (long y = r; y != 0; y &= y - 1) {
                long one =
                        only(
                                compute(
                                        operator,
                                        Long.numberOfTrailingZeros(x),
                                        Long.numberOfTrailingZeros(y)));
                all |= one;
            }
        }
        return all;
    }

    /** The operation itself; see {@link Operator}. */
    static long compute(Operator operator, long l, long r) {
        return switch (operator) {
            case ADD -> l + r;
            case SUBTRACT -> l - r;
            case MULTIPLY -> l * r;
            case DIVIDE -> r == 0 ? 0 : Long.divideUnsigned(l, r);
            case REMAINDER -> r == 0 ? 0 : Long.remainderUnsigned(l, r);
            case BIT_AND -> l & r;
            case EQUAL -> l == r ? 1 : 0;
            case NOT_EQUAL -> l != r ? 1 : 0;
            case LESS -> Long.compareUnsigned(l, r) < 0 ? 1 : 0;
            case LESS_OR_EQUAL -> Long.compareUnsigned(l, r) <= 0 ? 1 : 0;
            case AND -> l != 0 && r != 0 ? 1 : 0;
            case OR -> l != 0 || r != 0 ? 1 : 0;
        };
    }
}
