package dev.twintrace.linear.history;

/**
 * How often an operation may have taken effect. One that returned has one execution between call
 * and return that gave its result; every further execution, that of a retry or of a late original,
 * takes place at any time after the call, even after the return, and nobody saw its result.
 */
public enum Executions {
    /** Exactly once: what returned and was not retried. */
    ONCE,
    /**
     * Once or never: what did not return. Of one that returned nevertheless: if it has taken effect
     * then between call and return, and with this result; else the result was made up.
     */
    AT_MOST_ONCE,
    /** Once or more: a retry after an acknowledged execution was possible. */
    AT_LEAST_ONCE,
    /**
     * Never, once or more: nothing is known but the time of the call. Even if it returned, its
     * result may have been made up and the execution a late one.
     */
    ANY_NUMBER;

    /** Whether it has taken effect at least once. */
    public boolean required() {
        return this == ONCE || this == AT_LEAST_ONCE;
    }

    /** Whether it may take effect again. */
    public boolean repeatable() {
        return this == AT_LEAST_ONCE || this == ANY_NUMBER;
    }
}
