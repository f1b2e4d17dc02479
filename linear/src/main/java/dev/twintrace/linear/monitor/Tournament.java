package dev.twintrace.linear.monitor;

import java.util.Arrays;

/** Numbers in a row, of which some are absent: the largest of a range, in logarithmic time. */
final class Tournament {
    /** Less than all numbers. */
    private static final long ABSENT = Long.MIN_VALUE;

    private final int leaves;
    private final long[] most;

    /** All are absent. */
    Tournament(int size) {
        this.leaves = Math.max(2, Integer.highestOneBit(Math.max(1, size)) * 2);
        this.most = new long[2 * leaves];
        Arrays.fill(most, ABSENT);
    }

    void set(int at, long number) {
        int node = at + leaves;
        most[node] = number;
        for (node /= 2; node > 0; node /= 2) {
            most[node] = Math.max(most[2 * node], most[2 * node + 1]);
        }
    }

    void remove(int at) {
        set(at, ABSENT);
    }

    /** The largest in a range. */
    long most(int from, int until) {
        long found = ABSENT;
        int low = from + leaves;
        for (int high = until + leaves; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                found = Math.max(found, most[low++]);
            }
            if (high % 2 == 1) {
                found = Math.max(found, most[--high]);
            }
        }
        return found;
    }

    /** The first in a range that is so large, or -1; all that is absent is less. */
    int first(int from, int until, long atLeast) {
        int node = from + leaves;
        while (true) {
            if (most[node] >= atLeast) {
                while (node < leaves) {
                    node = most[2 * node] >= atLeast ? 2 * node : 2 * node + 1;
                }
                return node - leaves < until ? node - leaves : -1;
            }
            while (node % 2 == 1) {
                node /= 2;
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
    }
}
