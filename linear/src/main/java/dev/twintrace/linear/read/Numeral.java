package dev.twintrace.linear.read;

/**
 * A whole number in ASCII, parsed where it lies. It holds the last number, so that parsing a
 * hundred million of them makes no object.
 */
final class Numeral {
    /** The smallest number of digits that may be more than 64 bits hold. */
    private static final int MANY = 19;

    private static final String RANGE =
            " is outside of 64 bits: numbers are from -9223372036854775808 to"
                    + " 18446744073709551615";

    /** What bytes are. */
    enum Kind {
        NUMBER,
        /** A number of more than 64 bits. */
        LARGE,
        OTHER
    }

    private long value;

    /** The number; those from 2^63 upwards are negative. */
    long value() {
        return value;
    }

    /** What to say of a number that is too large. */
    static String tooLarge(String number) {
        return number + RANGE;
    }

    /** Parses decimal digits with or without a minus, or {@code 0x} and hexadecimal ones. */
    Kind parse(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        if (at == to) {
            return Kind.OTHER;
        }
        if (bytes[at] == '0' && to - at > 2 && (bytes[at + 1] | 0x20) == 'x') {
            return negative ? Kind.OTHER : hexadecimal(bytes, at + 2, to);
        }
        long number = 0;
        boolean large = false;
        for (int digits = 0; at < to; at++, digits++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Kind.OTHER;
            }
            if (digits >= MANY) {
                large |= Long.compareUnsigned(number, Long.divideUnsigned(-1L - digit, 10)) > 0;
            }
            number = 10 * number + digit;
        }
        if (negative && Long.compareUnsigned(number, Long.MIN_VALUE) > 0) {
            large = true;
        }
        value = negative ? -number : number;
        return large ? Kind.LARGE : Kind.NUMBER;
    }

    private Kind hexadecimal(byte[] bytes, int from, int to) {
        long number = 0;
        boolean large = false;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                return Kind.OTHER;
            }
            large |= number >>> 60 != 0;
            number = number << 4 | digit;
        }
        value = number;
        return large ? Kind.LARGE : Kind.NUMBER;
    }
}
