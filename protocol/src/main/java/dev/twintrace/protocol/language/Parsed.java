package dev.twintrace.protocol.language;

import java.util.List;

/** What came of reading a file. */
public sealed interface Parsed {
    /** A file without mistakes at its defaults and at the settings of its expectations. */
    record Accepted(TwinFile file) implements Parsed {}

    /**
     * A file with mistakes.
     *
     * @param diagnostics in the order of the file, errors only; at least one
     */
    record Rejected(List<Diagnostic> diagnostics) implements Parsed {}
}
