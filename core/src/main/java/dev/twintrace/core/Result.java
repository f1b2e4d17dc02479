package dev.twintrace.core;

import java.util.List;

/** What an executed operation returns to the sender: the paper's {@code op_result}. */
public sealed interface Result {
    /** The values that a completion hands over, as {@link Event.Completed} carries them. */
    List<Long> values();

    /** That it was done, and nothing else: a write or a send. */
    record Acknowledged() implements Result {
        @Override
        public List<Long> values() {
            return List.of();
        }
    }

    /** The values of the place before the operation: a read or a fetch-and-add. */
    record Returned(List<Long> values) implements Result {
        public Returned {
            values = List.copyOf(values);
        }
    }

    /**
     * The old value of a compare-and-swap. Verbs return {@code old} alone; {@code succeeded} is
     * what the sender concludes by comparing it.
     */
    record Compared(boolean succeeded, long old) implements Result {
        @Override
        public List<Long> values() {
            return List.of(old);
        }
    }
}
