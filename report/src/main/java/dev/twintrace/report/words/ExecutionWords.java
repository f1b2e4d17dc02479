package dev.twintrace.report.words;

import dev.twintrace.linear.history.Executions;

/** How often an operation may have been executed. */
public final class ExecutionWords {
    private ExecutionWords() {}

    /**
     * In words; empty for what is usual.
     *
     * @param open whether its outcome is unknown
     */
    public static String of(Executions executions, boolean open) {
        return switch (executions) {
            case ONCE -> open ? ", executed once" : "";
            case AT_MOST_ONCE -> open ? "" : ", executed at most once";
            case AT_LEAST_ONCE -> ", executed once or more";
            case ANY_NUMBER -> ", executed any number of times";
        };
    }
}
