package dev.twintrace.protocol.language;

/** How bad a diagnostic is. */
public enum Severity {
    /** The file, or the setting of its options, cannot be used. */
    ERROR("error"),
    /** Allowed, but probably not what was meant. */
    WARNING("warning");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word in messages. */
    public String label() {
        return label;
    }
}
