package dev.twintrace.linear.read;

import java.util.Arrays;

/**
 * Numbers byte strings, from 0, in the order in which they come. Reading millions of fields, a map
 * from {@code String} would spend its time making strings that are thrown away.
 */
final class ByteTable {
    private byte[] text = new byte[256];
    private int[] start = new int[17];
    private int[] hash = new int[16];
    private int[] slots = new int[32];
    private int size;

    /** How many there are. */
    int size() {
        return size;
    }

    /** The number of a byte string; {@code ~n} where it is new and now has the number n. */
    int number(byte[] bytes, int from, int to) {
        int code = hash(bytes, from, to);
        int mask = slots.length - 1;
        int slot = code & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hash[number] == code
                    && Arrays.equals(text, start[number], start[number + 1], bytes, from, to)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size + 1;
        add(bytes, from, to, code);
        return ~(size - 1);
    }

    private void add(byte[] bytes, int from, int to, int code) {
        int begin = start[size];
        int end = begin + to - from;
        if (end < 0) {
            throw new OutOfMemoryError("more than 2 GiB of different keys or values");
        }
        if (end > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(2L * end, Integer.MAX_VALUE - Long.BYTES));
        }
        System.arraycopy(bytes, from, text, begin, to - from);
        if (size == hash.length) {
            hash = Arrays.copyOf(hash, 2 * size);
            start = Arrays.copyOf(start, 2 * size + 1);
        }
        hash[size] = code;
        size++;
        start[size] = end;
        if (2 * size > slots.length) {
            rehash();
        }
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash[number] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x0100_0193;
        }
        // The low bits choose the slot, and multiplication leaves them to the last few bytes.
        hash ^= hash >>> 15;
        hash *= 0x2c1b_3c6d;
        return hash ^ hash >>> 13;
    }
}
