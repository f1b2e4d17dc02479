package dev.twintrace.report.picture.history;

import dev.twintrace.report.picture.Lettering;

/**
 * What is known of an operation's effect.
 *
 * @param at a moment that fits: of an execution with a result inside the bar, of a further one
 *     after the call
 * @param text below the bar
 */
record Mark(Moment at, Kind kind, String text) {
    /** What it is. */
    enum Kind {
        /** It takes effect here. */
        EXECUTED,
        /** It takes effect here, and nobody saw the result of this execution. */
        UNSEEN,
        /** It does not take effect at all. */
        NEVER
    }

    /** How much room it takes to the right. */
    double width() {
        return Math.max(Draft.GAP, Lettering.width(text));
    }
}
