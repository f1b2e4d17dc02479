package dev.twintrace.linear.monitor;

import java.util.Arrays;

/** Numbers values from 0 in the order in which they come: open addressing, without objects. */
final class Values {
    /** 2 to the 64 divided by the golden ratio: spreads values that follow each other. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] code;

    /** A value's number and 1; 0 is a free place. */
    private int[] place;

    private int shift;
    private int size;

    /**
     * @param expected how many values there will be, roughly
     * @param reserved so many numbers are given to no value
     */
    Values(int expected, int reserved) {
        int bits = Math.max(3, 33 - Integer.numberOfLeadingZeros(Math.min(expected, 1 << 28)));
        this.code = new long[1 << bits];
        this.place = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        this.size = reserved;
    }

    /** How many numbers are given away. */
    int size() {
        return size;
    }

    /** The number of a value, a new one if it has none. */
    int number(long value) {
        int at = find(value);
        if (place[at] == 0) {
            if (2 * size >= place.length) {
                grow();
                at = find(value);
            }
            code[at] = value;
            place[at] = ++size;
        }
        return place[at] - 1;
    }

    /** Gives a value the number 0, which was reserved. */
    void numberFirst(long value) {
        int at = find(value);
        code[at] = value;
        place[at] = 1;
    }

    private int find(long value) {
        int at = (int) ((value * GOLDEN) >>> shift);
        while (place[at] != 0 && code[at] != value) {
            at = (at + 1) & (place.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] codes = code;
        int[] places = place;
        shift--;
        code = new long[codes.length * 2];
        place = new int[places.length * 2];
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                int at = find(codes[i]);
                code[at] = codes[i];
                place[at] = places[i];
            }
        }
    }

    /** The first of an array that grows with the numbers given away. */
    static int[] roomFor(int[] array, int number) {
        if (number < array.length) {
            return array;
        }
        int[] larger = Arrays.copyOf(array, Math.max(number + 1, array.length * 2));
        Arrays.fill(larger, array.length, larger.length, -1);
        return larger;
    }
}
