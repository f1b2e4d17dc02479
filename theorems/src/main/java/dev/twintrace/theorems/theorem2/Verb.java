package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is done to a word of memory, or to the queue of messages that wait for a receiver. The state
 * of a word is its value; that of a queue is a number that {@code Queues} reads.
 */
public sealed interface Verb {
    /** What it leaves behind. */
    long after(long state, WordWidth width);

    /** Whether it returns something. */
    boolean answers();

    /** What it returns; for one that returns nothing, 0. */
    long result(long state);

    /** Its name, as histories have it. */
    String function();

    /** In the order in which histories have them. */
    List<Long> arguments();

    /** As in {@code fadd(1)}. */
    default String text() {
        return arguments().stream()
                .map(WordWidth::text)
                .collect(Collectors.joining(", ", function() + "(", ")"));
    }

    /** A read. */
    record Read() implements Verb {
        @Override
        public long after(long state, WordWidth width) {
            return state;
        }

        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public long result(long state) {
            return state;
        }

        @Override
        public String function() {
            return "read";
        }

        @Override
        public List<Long> arguments() {
            return List.of();
        }

        @Override
        public String text() {
            return "read";
        }
    }

    /** A write. */
    record Write(long value) implements Verb {
        @Override
        public long after(long state, WordWidth width) {
            return value;
        }

        @Override
        public boolean answers() {
            return false;
        }

        @Override
        public long result(long state) {
            return 0;
        }

        @Override
        public String function() {
            return "write";
        }

        @Override
        public List<Long> arguments() {
            return List.of(value);
        }
    }

    /** An atomic: it returns the value that it found. */
    sealed interface Atomic extends Verb {
        @Override
        default boolean answers() {
            return true;
        }

        @Override
        default long result(long state) {
            return state;
        }
    }

    /** Fetch and add, modulo 2 to the width. */
    record FetchAndAdd(long addend) implements Atomic {
        @Override
        public long after(long state, WordWidth width) {
            return width.add(state, addend);
        }

        @Override
        public String function() {
            return "fadd";
        }

        @Override
        public List<Long> arguments() {
            return List.of(addend);
        }
    }

    /** Compare and swap. */
    record CompareAndSwap(long compare, long swap) implements Atomic {
        @Override
        public long after(long state, WordWidth width) {
            return state == compare ? swap : state;
        }

        @Override
        public String function() {
            return "cas";
        }

        @Override
        public List<Long> arguments() {
            return List.of(compare, swap);
        }
    }

    /** Fetch and add in fields, each of which ends with a bit that is set in {@code boundaries}. */
    record MaskedFetchAndAdd(long addend, long boundaries) implements Atomic {
        @Override
        public long after(long state, WordWidth width) {
            // Without the highest bit of each field no carry leaves it; that bit is then the sum of
            // both highest bits and of the carry below, modulo 2.
            long below = (state & ~boundaries) + (addend & ~boundaries);
            return width.truncate(below ^ ((state ^ addend) & boundaries));
        }

        @Override
        public String function() {
            return "masked_fadd";
        }

        @Override
        public List<Long> arguments() {
            return List.of(addend, boundaries);
        }
    }

    /** Compare and swap of the bits that are set in the masks. */
    record MaskedCompareAndSwap(long compare, long swap, long compareMask, long swapMask)
            implements Atomic {
        @Override
        public long after(long state, WordWidth width) {
            boolean equal = (state & compareMask) == (compare & compareMask);
            return equal ? (state & ~swapMask) | (swap & swapMask) : state;
        }

        @Override
        public String function() {
            return "masked_cas";
        }

        @Override
        public List<Long> arguments() {
            return List.of(compare, swap, compareMask, swapMask);
        }
    }

    /** A message that will consume a posted receive. */
    record Send(long message) implements Verb {
        @Override
        public long after(long state, WordWidth width) {
            return Queues.with(state, message);
        }

        @Override
        public boolean answers() {
            return false;
        }

        @Override
        public long result(long state) {
            return 0;
        }

        @Override
        public String function() {
            return "enqueue";
        }

        @Override
        public List<Long> arguments() {
            return List.of(message);
        }

        @Override
        public String text() {
            return "send(" + message + ")";
        }
    }

    /** The receiver takes the next message, if there is one. */
    record Receive() implements Verb {
        @Override
        public long after(long state, WordWidth width) {
            return Queues.withoutFirst(state);
        }

        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public long result(long state) {
            return Queues.first(state);
        }

        @Override
        public String function() {
            return "dequeue";
        }

        @Override
        public List<Long> arguments() {
            return List.of();
        }

        @Override
        public String text() {
            return "receive";
        }
    }
}
