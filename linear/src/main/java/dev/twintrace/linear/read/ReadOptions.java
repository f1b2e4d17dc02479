package dev.twintrace.linear.read;

import java.util.Optional;

/**
 * How to take a file.
 *
 * @param format empty to tell it from the first bytes
 * @param independent whether each {@code :value} of a Jepsen history is a pair of a key and a
 *     value, as {@code jepsen.independent} makes them
 * @param failedCas what a compare-and-swap that failed says
 */
public record ReadOptions(
        Optional<HistoryFormat> format, boolean independent, FailedCas failedCas) {
    /** What a {@code :fail} of a {@code cas} says in a Jepsen history. */
    public enum FailedCas {
        /** That it did not happen: what {@code :fail} means in Jepsen. */
        NOT_EXECUTED,
        /** That it was executed and compared unequal: a stronger claim, for clients that know. */
        UNEQUAL
    }

    /** Nothing but what the file says. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Optional.empty(), false, FailedCas.NOT_EXECUTED);
}
