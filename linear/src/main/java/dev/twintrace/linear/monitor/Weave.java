package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Part;

/**
 * Puts operations that fit everywhere into an order. The operations of the order have points, the
 * latest call so far; a new one has its own call for a point; merged by points, all points still
 * lie within their intervals and do not decrease.
 */
final class Weave {
    private Weave() {}

    /**
     * The order with the others in it.
     *
     * @param line indices of the part, in an order that agrees with their intervals
     * @param others indices of the part, ascending
     */
    static int[] into(Part part, int[] line, int length, int[] others, int count) {
        int[] woven = new int[length + count];
        int to = 0;
        int next = 0;
        long point = Long.MIN_VALUE;
        for (int at = 0; at < length; at++) {
            point = Math.max(point, called(part, line[at]));
            while (next < count && called(part, others[next]) < point) {
                woven[to++] = others[next++];
            }
            woven[to++] = line[at];
        }
        while (next < count) {
            woven[to++] = others[next++];
        }
        return woven;
    }

    /** Whether no operation of an order returned before an earlier one was called. */
    static boolean inTime(Part part, int[] line, int length) {
        long point = Long.MIN_VALUE;
        for (int at = 0; at < length; at++) {
            point = Math.max(point, called(part, line[at]));
            if (part.history().returned(part.operations().at(line[at])) < point) {
                return false;
            }
        }
        return true;
    }

    private static long called(Part part, int index) {
        return part.history().called(part.operations().at(index));
    }
}
