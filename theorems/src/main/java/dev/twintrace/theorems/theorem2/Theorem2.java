package dev.twintrace.theorems.theorem2;

import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Unestablished;

/** Theorem 2, atomics. */
public final class Theorem2 {
    private Theorem2() {}

    /**
     * Establishes it.
     *
     * @throws Unestablished always: it is not there yet
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Demonstration demonstrate() {
        throw new Unestablished("theorem 2 is not there yet");
    }
}
