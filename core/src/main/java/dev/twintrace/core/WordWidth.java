package dev.twintrace.core;

/**
 * How many bits a word has, and arithmetic on such words: unsigned, and it wraps. A value is held
 * in a {@code long} whose bits above the width are 0.
 *
 * @param bits 1 to 64
 */
public record WordWidth(int bits) {
    /** The width of a remote atomic in verbs. */
    public static final WordWidth VERBS = new WordWidth(64);

    public WordWidth {
        if (bits < 1 || bits > 64) {
            throw new IllegalArgumentException("a word has 1 to 64 bits, not " + bits);
        }
    }

    /** The largest value, all bits 1. */
    public long mask() {
        // A shift by 64 is a shift by 0 in Java, hence from the top down.
        return -1L >>> (64 - bits);
    }

    /** The value's lowest bits, as many as a word has. */
    public long truncate(long value) {
        return value & mask();
    }

    /** The sum modulo 2 to the width. */
    public long add(long left, long right) {
        return truncate(left + right);
    }

    /** Whether a word can hold the value. */
    public boolean holds(long value) {
        return truncate(value) == value;
    }

    /** The value in decimal, unsigned. */
    public static String text(long value) {
        return Long.toUnsignedString(value);
    }
}
