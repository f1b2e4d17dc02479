package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;

/** The order of a queue around the times at which it was found empty. */
final class Stages {
    private final Spans values;
    private final Elements elements;
    private final Emptied empty;
    private final long[] emptied;

    Stages(Spans values) {
        this.values = values;
        this.elements = values.elements;
        this.empty = new Emptied(values);
        this.emptied = empty.time;
    }

    Finding decide() {
        int[] order = new int[values.size];
        return new Fifo(values).sort(order).or(empty::place).orElseGet(() -> line(staged(order)));
    }

    private int stage(int place) {
        int low = 0;
        int high = emptied.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (emptied[middle] < values.outFrom[place]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] staged(int[] order) {
        if (emptied.length == 0) {
            return order;
        }
        long[] stage = new long[order.length];
        for (int at = 0; at < order.length; at++) {
            stage[at] = stage(order[at]);
        }
        int[] by = Sorting.ascending(stage, order.length);
        int[] staged = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            staged[at] = order[by[at]];
        }
        return staged;
    }

    /** All operations by their points: as early as the order and the stages allow. */
    private Finding line(int[] order) {
        int[] line = new int[elements.part.size()];
        int length = 0;
        int in = 0;
        int out = 0;
        long inPoint = Long.MIN_VALUE;
        long outPoint = Long.MIN_VALUE;
        for (int e = 0; e <= emptied.length; e++) {
            int end = in;
            while (end < order.length && stage(order[end]) == e) {
                end++;
            }
            while (in < end || out < in) {
                int last = out < in ? values.out(order[out]) : Elements.NONE;
                long nextOut = out < in ? Math.max(outPoint, values.outFrom[order[out]]) : outPoint;
                long nextIn = in < end ? Math.max(inPoint, values.inFrom[order[in]]) : inPoint;
                if (in < end && (out == in || nextIn <= nextOut)) {
                    line[length++] = values.in(order[in++]);
                    inPoint = nextIn;
                } else {
                    if (last != Elements.NONE) {
                        line[length++] = last;
                    }
                    outPoint = nextOut;
                    out++;
                }
            }
            if (e < emptied.length) {
                line[length++] = elements.empty[e];
                inPoint = Math.max(inPoint, emptied[e]);
                outPoint = Math.max(outPoint, emptied[e]);
            }
        }
        return elements.order(line, length);
    }
}
