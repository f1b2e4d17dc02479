package dev.twintrace.linear.monitor;

import java.util.Arrays;
import java.util.Optional;

/**
 * Puts operations into an order that found anything but one value, each at the first place that its
 * interval allows and where another value is there. That such places are not found for one order
 * does not mean that there is no other order that has them: nothing follows from a failure.
 */
final class Apart {
    private final Transitions ops;
    private final int[] line;
    private final int length;

    /** For each place, before the operation there, the earliest return from there on. */
    private final long[] earliestReturn;

    /** For each value where it begins to be and where it ends, or -1 if it never is. */
    private final int[] begin;

    private final int[] end;

    Apart(Transitions ops, int[] line, int length) {
        this.ops = ops;
        this.line = line;
        this.length = length;
        this.earliestReturn = new long[length + 1];
        this.begin = new int[ops.values()];
        this.end = new int[ops.values()];
        earliestReturn[length] = Long.MAX_VALUE;
        for (int at = length - 1; at >= 0; at--) {
            earliestReturn[at] = Math.min(earliestReturn[at + 1], ops.returned(line[at]));
        }
        Arrays.fill(begin, -1);
        begin[0] = 0;
        int value = 0;
        for (int at = 0; at < length; at++) {
            int next = ops.to[line[at]];
            if (next != Transitions.NONE) {
                end[value] = at;
                begin[next] = at + 1;
                value = next;
            }
        }
        end[value] = length;
    }

    /** The order with the others in it; their indices ascend. */
    Optional<int[]> with(int[] others, int count) {
        long[] place = new long[count];
        for (int i = 0; i < count; i++) {
            int value = ops.from[others[i]];
            int at = first(ops.called(others[i]));
            boolean there = begin[value] >= 0 && begin[value] <= at && at <= end[value];
            place[i] = there ? end[value] + 1L : at;
            if (place[i] > length) {
                return Optional.empty();
            }
        }
        int[] merged = merge(others, Sorting.ascending(place, count), place, count);
        return Weave.inTime(ops.part, merged, merged.length)
                ? Optional.of(merged)
                : Optional.empty();
    }

    /** The first place after which nothing comes that returned before the time. */
    private int first(long time) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (earliestReturn[middle] >= time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int[] merge(int[] others, int[] order, long[] place, int count) {
        int[] merged = new int[length + count];
        int to = 0;
        int next = 0;
        for (int at = 0; at <= length; at++) {
            while (next < count && place[order[next]] == at) {
                merged[to++] = others[order[next++]];
            }
            if (at < length) {
                merged[to++] = line[at];
            }
        }
        return merged;
    }
}
