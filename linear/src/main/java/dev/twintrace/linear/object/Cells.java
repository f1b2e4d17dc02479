package dev.twintrace.linear.object;

import java.util.Arrays;

/**
 * Pairs of an int and a long, each with a number from 0 on, in the order in which they came. A
 * stack is a pair of the number of what lies below and of its top; so equal pairs are equal stacks.
 *
 * <p>Primitive, with open addressing: a search asks for a state at every step.
 */
final class Cells {
    private int size;
    private int[] left = new int[16];
    private long[] right = new long[16];
    private int[] table = new int[64];

    Cells() {
        Arrays.fill(table, -1);
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The int of a pair. */
    int left(int number) {
        return left[number];
    }

    /** The long of a pair. */
    long right(int number) {
        return right[number];
    }

    /** The number of a pair, a new one if need be. */
    int number(int itsLeft, long itsRight) {
        int mask = table.length - 1;
        int slot = hash(itsLeft, itsRight) & mask;
        while (table[slot] >= 0) {
            int number = table[slot];
            if (left[number] == itsLeft && right[number] == itsRight) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        if (size == left.length) {
            grow();
            return number(itsLeft, itsRight);
        }
        left[size] = itsLeft;
        right[size] = itsRight;
        table[slot] = size;
        return size++;
    }

    private void grow() {
        left = Arrays.copyOf(left, size * 2);
        right = Arrays.copyOf(right, size * 2);
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(left[i], right[i]) & mask;
            while (table[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = i;
        }
    }

    private static int hash(int itsLeft, long itsRight) {
        long mixed = (itsRight + itsLeft * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed ^ (mixed >>> 32));
    }
}
