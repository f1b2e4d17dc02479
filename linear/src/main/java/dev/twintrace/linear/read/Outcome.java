package dev.twintrace.linear.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an operation ended. */
enum Outcome {
    /** It returned. */
    OK,
    /** It did certainly not happen. */
    FAIL,
    /** Nobody knows. */
    UNKNOWN;

    /** What files write. */
    static final String WORDS = "ok, fail or unknown";

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
