package dev.twintrace.linear.search;

import java.util.Arrays;

/** A set of rows of longs, all of one length. Nothing is ever removed. */
final class Rows {
    private final int stride;
    private int size;
    private long[] rows;
    private int[] table = new int[64];

    Rows(int stride) {
        this.stride = stride;
        this.rows = new long[16 * stride];
        Arrays.fill(table, -1);
    }

    /** Adds a row; whether it is new. */
    boolean add(long[] row) {
        int slot = find(row, 0);
        if (table[slot] >= 0) {
            return false;
        }
        if ((size + 1) * stride > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
            table = new int[table.length * 2];
            Arrays.fill(table, -1);
            for (int r = 0; r < size; r++) {
                table[find(rows, r * stride)] = r;
            }
            slot = find(row, 0);
        }
        System.arraycopy(row, 0, rows, size * stride, stride);
        table[slot] = size++;
        return true;
    }

    private int find(long[] from, int base) {
        long hash = 0;
        for (int w = 0; w < stride; w++) {
            hash = (hash ^ from[base + w]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & (table.length - 1);
        while (table[slot] >= 0) {
            int there = table[slot] * stride;
            if (Arrays.equals(rows, there, there + stride, from, base, base + stride)) {
                break;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
