package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;

/**
 * What a check may cost, and how it goes about it. The verdict does not depend on it, unless a
 * limit ends the check.
 */
public record Effort(Limits limits, Means means, Reducing reducing) {
    /** Within these limits, with one thread, in memory. */
    public static Effort of(Limits limits) {
        return new Effort(limits, Means.ALONE, Reducing.AUTO);
    }
}
