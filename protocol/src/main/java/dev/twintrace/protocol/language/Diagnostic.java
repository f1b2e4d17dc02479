package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;

/**
 * One mistake, or one thing that looks like a mistake, in a file.
 *
 * @param file the file's name as it was given
 * @param span the place; line 1, column 1, length 0 where the whole file is meant
 * @param message what is wrong and what was expected, one sentence without a full stop
 * @param hint how to mend it; may be empty
 */
public record Diagnostic(
        Code code, Severity severity, String file, Span span, String message, String hint) {

    /**
     * The message with the source line and a caret below the place, as lines without a last break.
     */
    public String render(String source) {
        return Excerpt.render(this, source);
    }
}
