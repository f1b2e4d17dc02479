package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import java.util.Optional;

/** How files write {@link Executions}. */
final class Repetition {
    /** What files write. */
    static final String WORDS = "once, at most once, at least once or any number";

    private Repetition() {}

    static Optional<Executions> of(String words) {
        return switch (words) {
            case "once" -> Optional.of(Executions.ONCE);
            case "at most once" -> Optional.of(Executions.AT_MOST_ONCE);
            case "at least once" -> Optional.of(Executions.AT_LEAST_ONCE);
            case "any number" -> Optional.of(Executions.ANY_NUMBER);
            default -> Optional.empty();
        };
    }

    /** What holds where a file does not say. */
    static Executions usual(boolean returned) {
        return returned ? Executions.ONCE : Executions.AT_MOST_ONCE;
    }
}
