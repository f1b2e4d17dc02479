package dev.twintrace.linear.monitor;

import dev.twintrace.linear.history.History;
import java.util.Arrays;

/**
 * When values can have come into a queue or a stack, and when they can have left. Intervals are
 * cut: a value comes at the latest when it leaves, and leaves at the earliest when it comes. What
 * was never taken out leaves at the end of time. By places from 0, as values that nobody needs are
 * left out.
 *
 * <p>After the last time to come and before the first time to leave, a value is in for certain.
 */
final class Spans {
    private static final int NONE = Elements.NONE;

    /** The end of time. */
    static final long NEVER_OUT = Long.MAX_VALUE;

    /** Of an operation that never returned; before the end of time. */
    private static final long NO_RETURN = Long.MAX_VALUE - 1;

    final Elements elements;
    final int size;
    final long[] inFrom;
    final long[] inUntil;
    final long[] outFrom;
    final long[] outUntil;
    private final int[] value;

    Spans(Elements elements) {
        this.elements = elements;
        this.value = new int[elements.values()];
        this.inFrom = new long[value.length];
        this.inUntil = new long[value.length];
        this.outFrom = new long[value.length];
        this.outUntil = new long[value.length];
        int count = 0;
        for (int v = 0; v < value.length; v++) {
            if (elements.live(v)) {
                int in = elements.in[v];
                int out = elements.out[v];
                value[count] = v;
                inFrom[count] = elements.called(in);
                outFrom[count] =
                        out == NONE ? NEVER_OUT : Math.max(elements.called(out), inFrom[count]);
                outUntil[count] = out == NONE ? NEVER_OUT : returned(out);
                inUntil[count] = Math.min(returned(in), outUntil[count]);
                count++;
            }
        }
        this.size = count;
    }

    private long returned(int index) {
        long time = elements.returned(index);
        return time == History.NEVER ? NO_RETURN : time;
    }

    /** The operation that put it in. */
    int in(int place) {
        return elements.in[value[place]];
    }

    /** The operation that took it out, or {@link Elements#NONE}. */
    int out(int place) {
        return elements.out[value[place]];
    }

    /**
     * Values that together were in at all times of an interval: the first came before it, each next
     * one before the one before it left, and the last left after it.
     *
     * @param kept whether values that were never taken out may be among them
     * @return their places; empty if there are none
     */
    int[] cover(long from, long until, boolean kept) {
        int[] byInUntil = Sorting.ascending(inUntil, size);
        int[] chain = new int[size];
        int length = 0;
        int best = NONE;
        int at = 0;
        long time = from;
        while (true) {
            for (; at < size && inUntil[byInUntil[at]] < time; at++) {
                int its = byInUntil[at];
                boolean longer = best == NONE || outFrom[its] > outFrom[best];
                if (longer && (kept || outFrom[its] != NEVER_OUT)) {
                    best = its;
                }
            }
            if (best == NONE || outFrom[best] <= time) {
                return new int[0];
            }
            chain[length++] = best;
            time = outFrom[best];
            if (time > until) {
                return Arrays.copyOf(chain, length);
            }
        }
    }
}
