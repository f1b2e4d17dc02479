package dev.twintrace.theorems.theorem2;

import java.util.ArrayList;
import java.util.List;

/**
 * Short queues of messages as numbers: a leading 1, then a digit for each message, the oldest
 * first. A message is 1 to 15; at most 14 fit.
 */
final class Queues {
    /** What {@link #first} says of the empty queue. */
    static final long NOTHING = 0;

    static final long EMPTY = 1;

    private static final int DIGIT = 4;

    private Queues() {}

    static long with(long queue, long message) {
        return (queue << DIGIT) | message;
    }

    static long first(long queue) {
        int length = length(queue);
        return length == 0 ? NOTHING : (queue >>> (DIGIT * (length - 1))) & 15;
    }

    static long withoutFirst(long queue) {
        int length = length(queue);
        if (length == 0) {
            return queue;
        }
        long lead = 1L << (DIGIT * (length - 1));
        return lead | (queue & (lead - 1));
    }

    /** The messages, the oldest first. */
    static List<Long> messages(long queue) {
        List<Long> all = new ArrayList<>();
        for (long left = queue; left != EMPTY; left = withoutFirst(left)) {
            all.add(first(left));
        }
        return List.copyOf(all);
    }

    private static int length(long queue) {
        return (63 - Long.numberOfLeadingZeros(queue)) / DIGIT;
    }
}
