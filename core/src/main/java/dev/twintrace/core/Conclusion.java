package dev.twintrace.core;

/** The verdict on a failover scheme, worst last but for UNKNOWN; docs/semantics.md, section 8. */
public enum Conclusion {
    /** Every run ends well: nobody can tell that there was a fault. */
    TRANSPARENT("TRANSPARENT"),
    /** No wrong outcome, but some run hands an error to the application. */
    FAIL_STOP("FAIL-STOP"),
    /** From some state the processes cannot all finish any more, and nobody was told. */
    STUCK("STUCK"),
    /** Some run has an outcome that is impossible without the fault. */
    UNSAFE("UNSAFE"),
    /** A limit was hit before the search was complete. */
    UNKNOWN("UNKNOWN");

    private final String label;

    Conclusion(String label) {
        this.label = label;
    }

    /** The name in files, messages and reports. */
    public String label() {
        return label;
    }
}
