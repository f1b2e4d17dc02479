package dev.twintrace.report.export;

/**
 * The integers that a value may be. A model's values are modulo 2^64; a negative integer here
 * stands for the large value that a subtraction below 0 wraps around to.
 *
 * @param low at least {@code -LIMIT}, which means without bound
 * @param high at most {@code LIMIT}, which means without bound
 */
record Range(long low, long high) {
    /** From here on integers do not fit into the 32 bits of other checkers. */
    static final long LIMIT = 1L << 31;

    static final Range ANY = new Range(-LIMIT, LIMIT);
    static final Range TRUTH = new Range(0, 1);

    /** Just this value, given as an unsigned pattern. */
    static Range of(long value) {
        return value < 0 || value >= LIMIT ? ANY : new Range(value, value);
    }

    private static Range clamped(long low, long high) {
        return new Range(Math.max(low, -LIMIT), Math.min(high, LIMIT));
    }

    /** Whether all of it can be told apart in 32 bits. */
    boolean fits() {
        return low > -LIMIT && high < LIMIT;
    }

    /** Whether all of it lies from 0 to here, an unsigned bound. */
    boolean within(long most) {
        return fits() && low >= 0 && Long.compareUnsigned(high, most) <= 0;
    }

    Range or(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    Range plus(Range other) {
        return fits() && other.fits() ? clamped(low + other.low, high + other.high) : ANY;
    }

    Range minus(Range other) {
        return fits() && other.fits() ? clamped(low - other.high, high - other.low) : ANY;
    }

    Range times(Range other) {
        if (!fits() || !other.fits()) {
            return ANY;
        }
        long a = low * other.low;
        long b = low * other.high;
        long c = high * other.low;
        long d = high * other.high;
        return clamped(
                Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    Range dividedBy(Range other) {
        return fits() && low >= 0 && other.fits() && other.low >= 0 ? new Range(0, high) : ANY;
    }

    Range modulo(Range other) {
        return other.fits() && other.low >= 0 ? new Range(0, Math.max(0, other.high - 1)) : ANY;
    }

    /** The lowest bits of it: those that this mask has, {@code 2^k - 1}. */
    Range masked(long mask) {
        if (within(mask)) {
            return this;
        }
        return Range.of(mask).fits() ? new Range(0, mask) : ANY;
    }

    /** What of it a variable with this largest value may hold: a model keeps to its ranges. */
    Range heldUpTo(long max) {
        boolean small = Range.of(max).fits();
        if (small) {
            return new Range(Math.clamp(low, 0, max), Math.clamp(high, 0, max));
        }
        return fits() && low >= 0 ? this : ANY;
    }
}
