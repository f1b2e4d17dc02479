package dev.twintrace.report.export;

import java.util.Set;

/**
 * A line of a log.
 *
 * @param timeline on which it comes after all earlier ones
 * @param causes the numbers of the earlier lines, from 0, that it learns from besides
 */
record Happening(String timeline, String text, Set<Integer> causes) {
    Happening {
        causes = Set.copyOf(causes);
    }

    /** The same with other words. */
    Happening saying(String other) {
        return new Happening(timeline, other, causes);
    }
}
