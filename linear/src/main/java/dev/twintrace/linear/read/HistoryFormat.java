package dev.twintrace.linear.read;

/** The formats of docs/histories.md. */
public enum HistoryFormat {
    /** An operation a line, with a header. */
    CSV,
    /** Jepsen's {@code history.edn}: maps, in a vector or one after the other. */
    EDN,
    /** The lines that Jepsen writes to its log. */
    LOG,
    /** An operation a line, as an object. */
    JSON_LINES
}
