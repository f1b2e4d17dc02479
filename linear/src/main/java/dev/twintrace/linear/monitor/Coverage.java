package dev.twintrace.linear.monitor;

import java.util.Arrays;

/** Counts in a row: to add to those of a range, and to find one that is 0, in logarithmic time. */
final class Coverage {
    private static final int GONE = Integer.MAX_VALUE / 2;

    private final int leaves;

    /** The least count below a node, without what was added to nodes above it. */
    private final int[] least;

    /** What was added to all counts below a node. */
    private final int[] added;

    /** All are 0. */
    Coverage(int size) {
        this.leaves = Math.max(2, Integer.highestOneBit(Math.max(1, size)) * 2);
        this.least = new int[2 * leaves];
        this.added = new int[2 * leaves];
        Arrays.fill(least, leaves + size, 2 * leaves, GONE);
        for (int node = leaves - 1; node > 0; node--) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]);
        }
    }

    /** Never 0 again. */
    void remove(int at) {
        add(at, at + 1, GONE);
    }

    void add(int from, int until, int count) {
        int low = from + leaves;
        int high = until + leaves;
        int first = low;
        int last = high - 1;
        if (from >= until) {
            return;
        }
        for (; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                add(low++, count);
            }
            if (high % 2 == 1) {
                add(--high, count);
            }
        }
        up(first);
        up(last);
    }

    private void add(int node, int count) {
        least[node] += count;
        added[node] += count;
    }

    private void up(int leaf) {
        for (int node = leaf / 2; node > 0; node /= 2) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]) + added[node];
        }
    }

    /** The first in a range with count 0, or -1. */
    int firstZero(int from, int until) {
        return firstZero(1, 0, leaves, 0, from, until);
    }

    private int firstZero(int node, int low, int high, int above, int from, int until) {
        if (high <= from || low >= until || least[node] + above > 0) {
            return -1;
        }
        if (node >= leaves) {
            return low;
        }
        int middle = (low + high) / 2;
        int its = above + added[node];
        int left = firstZero(2 * node, low, middle, its, from, until);
        return left >= 0 ? left : firstZero(2 * node + 1, middle, high, its, from, until);
    }
}
