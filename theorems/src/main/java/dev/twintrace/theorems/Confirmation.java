package dev.twintrace.theorems;

import dev.twintrace.engine.solve.Solution;

/** Somebody who checks a refutation by other means than those that it was found by. */
@FunctionalInterface
public interface Confirmation {
    /** Nobody does. */
    Confirmation NONE = (scheme, refuted) -> "It was not checked by other means.";

    /**
     * Goes through the refutation of a scheme again.
     *
     * @return what was confirmed, a sentence
     * @throws Unestablished if it does not hold
     */
    String confirmed(Scheme scheme, Solution.Impossible refuted);
}
