package dev.twintrace.core;

/**
 * What a bad run did wrong, read off the run itself; docs/semantics.md, section 9. In the order of
 * reporting.
 */
public enum Damage {
    GHOST_WRITE("ghost write"),
    LATE_ORIGINAL("late original"),
    DOUBLE_EXECUTION("double execution"),
    ABA("ABA"),
    ANSWERED_WRONGLY("answered wrongly"),
    QUEUE_SLIDING("queue sliding"),
    STALE_SOURCE("stale source"),
    TWO_OWNERS("two owners"),
    OTHER("other");

    private final String label;

    Damage(String label) {
        this.label = label;
    }

    /** The name in files, messages and reports. */
    public String label() {
        return label;
    }
}
