package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
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
    private final Spans spans;

    Fifo(Spans spans) {
        this.spans = spans;
    }

    /** Puts places of values into the order; what contradicts if there is none. */
    Optional<Finding> sort(int[] order) {
        int size = spans.size;
        long[] inUntil = spans.inUntil;
        long[] outUntil = spans.outUntil;
        int[] byInFrom = Sorting.ascending(spans.inFrom, size);
        int[] byInUntil = Sorting.ascending(inUntil, size);
        int[] byOutFrom = Sorting.ascending(spans.outFrom, size);
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
            for (; in < size && spans.inFrom[byInFrom[in]] <= inUntil[byInUntil[firstIn]]; in++) {
                if (++ready[byInFrom[in]] == 2) {
                    stack[depth++] = byInFrom[in];
                }
            }
            for (;
                    out < size && spans.outFrom[byOutFrom[out]] <= outUntil[byOutUntil[firstOut]];
                    out++) {
                if (++ready[byOutFrom[out]] == 2) {
                    stack[depth++] = byOutFrom[out];
                }
            }
            if (depth == 0) {
                return Optional.of(swapped(byInUntil[firstIn], byOutUntil[firstOut]));
            }
            int next = stack[--depth];
            taken[next] = true;
            order[done] = next;
        }
        return Optional.empty();
    }

    private Finding swapped(int first, int second) {
        Elements elements = spans.elements;
        int out = spans.out(first);
        String put =
                elements.text(spans.in(first))
                        + " took effect before "
                        + elements.text(spans.in(second));
        String took = elements.text(spans.out(second));
        return out == Elements.NONE
                ? elements.againstKept(
                        put + ", but " + took + " passed over the first value.",
                        spans.in(first),
                        spans.in(second))
                : elements.against(
                        put + ", but " + took + " before " + elements.text(out) + ".",
                        spans.in(first),
                        spans.in(second),
                        spans.out(second),
                        out);
    }
}
