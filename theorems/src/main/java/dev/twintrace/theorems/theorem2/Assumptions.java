package dev.twintrace.theorems.theorem2;

import dev.twintrace.theorems.Demonstration.Assumption;
import java.util.List;

/** What Theorem 2 assumes, and where each assumption is used. */
final class Assumptions {
    static final String RETRIED = "retrying";
    static final String RETRIED_AT_LEAST_ONCE = "at-least-once transport";
    static final String NOTHING_KEPT = "transparency";
    static final String SHARED = "shared word";
    static final String OBSERVED = "observation";

    private Assumptions() {}

    static List<Assumption> all() {
        return List.of(
                new Assumption(
                        RETRIED,
                        "An atomic whose completion does not come is posted again.",
                        "Both runs begin with it; an overlay that reports the error instead does"
                                + " no harm."),
                new Assumption(
                        RETRIED_AT_LEAST_ONCE,
                        "Sequence numbers tell duplicates within a lane only.",
                        "The target executes the retry on the other lane though it has executed"
                                + " the original."),
                new Assumption(
                        NOTHING_KEPT,
                        "The overlay adds no state to the target's memory.",
                        "Nothing at the target tells whether the original was executed: that is"
                                + " what the twin of each run shows."),
                new Assumption(
                        SHARED,
                        "Others change the word, too, and to any value.",
                        "P3 sets the word back between both executions of CAS, and what somebody"
                                + " else added cannot be told from one's own addition."),
                new Assumption(
                        OBSERVED,
                        "Somebody looks: the sender at its result, or anybody at the word.",
                        "Without the read both histories are linearizable; with it none is."));
    }
}
