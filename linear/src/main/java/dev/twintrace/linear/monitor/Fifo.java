package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.history.History;
import java.util.Arrays;
import java.util.Optional;

/**
 * An order of values in which they go through a queue. Value v has to come before w if it was put
 * in before w was, or taken out before w was; what was never taken out is taken out at the end of
 * time. Intervals are cut first: a value is in at the latest when it is taken out, and taken out at
 * the earliest when it is put in.
 *
 * <p>Theorem (Henzinger, Sezgin and Vafeiadis 2013, for queues without answers "empty"): an order
 * exists if and only if no two values have to come before each other. Proof: take away, one after
 * the other, a value that was called in both respects no later than all that are left returned. If
 * there is none, let a be the value left whose putting in returned first, and b the one whose
 * taking out did. a lacks only the second, b only the first: b was taken out before a, and a put in
 * before b.
 */
final class Fifo {
    private static final int NONE = Elements.NONE;

    /** After every time of an operation, so that it was never taken out. */
    static final long NEVER_OUT = Long.MAX_VALUE;

    /** Of an operation that never returned; before the end of time. */
    private static final long NO_RETURN = Long.MAX_VALUE - 1;

    final Elements elements;

    /** The values that were in. */
    final int[] value;

    final int size;

    /** By their place in {@link #value}: first and last time to be put in and to be taken out. */
    final long[] inFrom;

    final long[] inUntil;
    final long[] outFrom;
    final long[] outUntil;

    Fifo(Elements elements) {
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

    /** Puts places of values into the order; what contradicts if there is none. */
    Optional<Finding> sort(int[] order) {
        int[] byInFrom = Sorting.ascending(inFrom, size);
        int[] byInUntil = Sorting.ascending(inUntil, size);
        int[] byOutFrom = Sorting.ascending(outFrom, size);
        int[] byOutUntil = Sorting.ascending(outUntil, size);
        byte[] ready = new byte[size];
        boolean[] taken = new boolean[size];
        int[] stack = new int[size];
        int depth = 0;
        int in = 0;
        int out = 0;
        int firstIn = 0;
        int firstOut = 0;
        for (int done = 0; done < size; done++) {
            while (taken[byInUntil[firstIn]]) {
                firstIn++;
            }
            while (taken[byOutUntil[firstOut]]) {
                firstOut++;
            }
            for (; in < size && inFrom[byInFrom[in]] <= inUntil[byInUntil[firstIn]]; in++) {
                if (++ready[byInFrom[in]] == 2) {
                    stack[depth++] = byInFrom[in];
                }
            }
            for (; out < size && outFrom[byOutFrom[out]] <= outUntil[byOutUntil[firstOut]]; out++) {
                if (++ready[byOutFrom[out]] == 2) {
                    stack[depth++] = byOutFrom[out];
                }
            }
            if (depth == 0) {
                return Optional.of(swapped(value[byInUntil[firstIn]], value[byOutUntil[firstOut]]));
            }
            int next = stack[--depth];
            taken[next] = true;
            order[done] = next;
        }
        return Optional.empty();
    }

    private Finding swapped(int first, int second) {
        int[] in = elements.in;
        int[] out = elements.out;
        String put = elements.text(in[first]) + " took effect before " + elements.text(in[second]);
        String took = elements.text(out[second]);
        return out[first] == NONE
                ? elements.againstKept(
                        put + ", but " + took + " passed over the first value.",
                        in[first],
                        in[second])
                : elements.against(
                        put + ", but " + took + " before " + elements.text(out[first]) + ".",
                        in[first],
                        in[second],
                        out[first],
                        out[second]);
    }

    /**
     * Values that together were in at all times of an interval: the first was put in before it,
     * each next one before the one before it was taken out, and the last was taken out after it.
     *
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
            if (best == NONE || outFrom[best] <= time && length > 0 || outFrom[best] <= from) {
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
