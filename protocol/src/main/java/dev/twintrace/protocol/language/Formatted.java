package dev.twintrace.protocol.language;

import java.util.List;

/** What came of laying out a text. */
public sealed interface Formatted {
    /** The text in its canonical layout, with a line break at its end. */
    record Done(String text) implements Formatted {}

    /**
     * A text that is not of the form of the language and stays as it is.
     *
     * @param diagnostics errors only; at least one
     */
    record Refused(List<Diagnostic> diagnostics) implements Formatted {}
}
