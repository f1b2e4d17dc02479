package dev.twintrace.engine.interpret;

import dev.twintrace.protocol.tree.Span;

/**
 * A run did what a protocol must not do, such as index past the end of an array; there is no
 * verdict.
 */
public final class MistakeInFile extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Span span;

    /** What an engine throws or keeps ready for {@code Effect.Mistake}. */
    public MistakeInFile(Span span, String message) {
        super(message, null, false, false);
        this.span = span;
    }

    /** Which statement did it. */
    public Span span() {
        return span;
    }
}
