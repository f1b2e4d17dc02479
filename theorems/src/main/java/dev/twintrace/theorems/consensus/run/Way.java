package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Property;

/** Which of the two protocols is run. */
public enum Way {
    /** Announce, apply, read, decide. */
    STOPPING(4),
    /** Announce, read, look if need be, apply if nobody has, read, decide. */
    RECOVERABLE(6);

    private final int steps;

    Way(int steps) {
        this.steps = steps;
    }

    /** The most steps of a process in a match. */
    int steps() {
        return steps;
    }

    /** The protocol that an assignment with this property yields. */
    public static Way of(Property property) {
        return switch (property) {
            case DISCERNING -> STOPPING;
            case RECORDING -> RECOVERABLE;
        };
    }
}
