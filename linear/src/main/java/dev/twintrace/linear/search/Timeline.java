package dev.twintrace.linear.search;

import java.util.Arrays;

/**
 * Calls and returns in the order of their times, at equal times calls first: operations that only
 * touch are concurrent.
 */
final class Timeline {
    private Timeline() {}

    /**
     * Event {@code i} is the call of item {@code i}, event {@code ~i} its return.
     *
     * @param calls whose calls are events, ascending
     * @param returns whose returns are events
     */
    static int[] of(Problem problem, int[] calls, int[] returns) {
        int[] ending = sorted(problem, returns);
        int[] events = new int[calls.length + ending.length];
        int call = 0;
        int end = 0;
        for (int e = 0; e < events.length; e++) {
            boolean next =
                    end == ending.length
                            || (call < calls.length
                                    && problem.called(calls[call])
                                            <= problem.returned(ending[end]));
            events[e] = next ? calls[call++] : ~ending[end++];
        }
        return events;
    }

    /** By merging: the returns are nearly sorted already, and there may be millions. */
    private static int[] sorted(Problem problem, int[] items) {
        long[] times = new long[items.length];
        boolean ascending = true;
        for (int i = 0; i < items.length; i++) {
            times[i] = problem.returned(items[i]);
            ascending &= i == 0 || times[i - 1] <= times[i];
        }
        if (ascending) {
            return items.clone();
        }
        int[] order = new int[items.length];
        Arrays.setAll(order, i -> i);
        int[] other = new int[items.length];
        for (int width = 1; width < order.length; width *= 2) {
            for (int low = 0; low < order.length; low += 2 * width) {
                int middle = Math.min(low + width, order.length);
                int high = Math.min(low + 2 * width, order.length);
                int left = low;
                int right = middle;
                for (int to = low; to < high; to++) {
                    boolean first =
                            right == high
                                    || (left < middle && times[order[left]] <= times[order[right]]);
                    other[to] = first ? order[left++] : order[right++];
                }
            }
            int[] swap = order;
            order = other;
            other = swap;
        }
        return Arrays.stream(order).map(i -> items[i]).toArray();
    }
}
