package dev.twintrace.linear.monitor;

import java.util.Arrays;

/**
 * Sorting by keys of 64 bits. Recorded times are nearly sorted and lie close together, so a radix
 * sort on what the keys have above the least one takes two to four passes, each of which writes
 * nearly in sequence; a sort by comparison of a million keys takes twenty.
 */
final class Sorting {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    /** Up to this size clearing the buckets costs more than sorting by insertion. */
    private static final int SMALL = 64;

    private Sorting() {}

    /** The indices of the first keys, so that the keys ascend; equal keys keep their order. */
    static int[] ascending(long[] key, int size) {
        int[] order = new int[size];
        boolean sorted = true;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            order[i] = i;
            sorted &= i == 0 || key[i - 1] <= key[i];
            least = Math.min(least, key[i]);
            most = Math.max(most, key[i]);
        }
        if (sorted) {
            return order;
        }
        return size <= SMALL ? insertion(key, order) : radix(key, order, least, most - least);
    }

    private static int[] insertion(long[] key, int[] order) {
        for (int i = 1; i < order.length; i++) {
            int moved = order[i];
            int to = i;
            for (; to > 0 && key[order[to - 1]] > key[moved]; to--) {
                order[to] = order[to - 1];
            }
            order[to] = moved;
        }
        return order;
    }

    /** The spread is unsigned: it may need all 64 bits. */
    private static int[] radix(long[] key, int[] order, long least, long spread) {
        int[] from = order;
        int[] to = new int[order.length];
        int[] start = new int[BUCKETS];
        for (int shift = 0; shift < Long.SIZE && spread >>> shift != 0; shift += BITS) {
            Arrays.fill(start, 0);
            for (int i : from) {
                start[(int) ((key[i] - least) >>> shift) & (BUCKETS - 1)]++;
            }
            int sum = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int count = start[b];
                start[b] = sum;
                sum += count;
            }
            for (int i : from) {
                to[start[(int) ((key[i] - least) >>> shift) & (BUCKETS - 1)]++] = i;
            }
            int[] done = from;
            from = to;
            to = done;
        }
        return from;
    }
}
