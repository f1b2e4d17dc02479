package dev.twintrace.report.document;

import dev.twintrace.core.Conclusion;

/** How a stretch of text is meant; a form chooses the colour, never colour alone. */
public enum Tone {
    PLAIN,
    STRONG,
    FAINT,
    GOOD,
    WARN,
    BAD;

    /** How a conclusion is meant. */
    public static Tone of(Conclusion conclusion) {
        return switch (conclusion) {
            case TRANSPARENT -> GOOD;
            case FAIL_STOP, UNKNOWN -> WARN;
            case STUCK, UNSAFE -> BAD;
        };
    }
}
