package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The times at which a queue was found empty, and the order of everything around them. */
final class Stages {
    private final Fifo values;
    private final Elements elements;

    /** When each answer "empty" took effect; they do not decrease. */
    private final long[] emptied;

    Stages(Fifo values) {
        this.values = values;
        this.elements = values.elements;
        this.emptied = new long[elements.empties];
    }

    Finding decide() {
        int[] order = new int[values.size];
        return values.sort(order).or(this::place).orElseGet(() -> line(staged(order)));
    }

    /** The first time for each answer at which no value was in for certain. */
    private Optional<Finding> place() {
        if (emptied.length == 0) {
            return Optional.empty();
        }
        int[] byStart = Sorting.ascending(values.inUntil, values.size);
        int next = 0;
        long covered = Long.MIN_VALUE;
        for (int e = 0; e < emptied.length; e++) {
            int answer = elements.empty[e];
            long time = Math.max(elements.called(answer), e == 0 ? Long.MIN_VALUE : emptied[e - 1]);
            // Ever more values as the time moves on: one that begins where others end does not
            // cover that end.
            while (next < values.size && values.inUntil[byStart[next]] < Math.max(time, covered)) {
                covered = Math.max(covered, values.outFrom[byStart[next++]]);
            }
            emptied[e] = Math.max(time, covered);
            if (emptied[e] > elements.returned(answer)) {
                return Optional.of(full(answer));
            }
        }
        return Optional.empty();
    }

    private Finding full(int answer) {
        long from = elements.called(answer);
        long until = elements.returned(answer);
        int[] known = values.cover(from, until, false);
        boolean kept = known.length == 0;
        int[] cover = kept ? values.cover(from, until, true) : known;
        int[] named = new int[2 * cover.length + 1];
        named[0] = answer;
        for (int c = 0; c < cover.length; c++) {
            named[2 * c + 1] = elements.in[values.value[cover[c]]];
            named[2 * c + 2] = elements.out[values.value[cover[c]]];
        }
        String why =
                Arrays.stream(cover)
                        .limit(3)
                        .mapToObj(c -> elements.text(elements.in[values.value[c]]))
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        elements.text(answer)
                                                + " found nothing, but at each time there was what"
                                                + " one of these had put in: ",
                                        cover.length > 3 ? " and others." : "."));
        return kept ? elements.againstKept(why, named) : elements.against(why, named);
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
                int last = out < in ? elements.out[values.value[order[out]]] : Elements.NONE;
                long nextOut = out < in ? Math.max(outPoint, values.outFrom[order[out]]) : outPoint;
                long nextIn = in < end ? Math.max(inPoint, values.inFrom[order[in]]) : inPoint;
                if (in < end && (out == in || nextIn <= nextOut)) {
                    line[length++] = elements.in[values.value[order[in++]]];
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
