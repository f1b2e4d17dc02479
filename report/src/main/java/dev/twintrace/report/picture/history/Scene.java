package dev.twintrace.report.picture.history;

import java.util.List;
import java.util.Optional;

/**
 * What is to be laid out.
 *
 * @param bars in the order of their calls
 * @param window from where to where a contradiction reaches, if it does not stand by itself
 */
record Scene(List<Bar> bars, Optional<Span> window) {
    Scene {
        bars = List.copyOf(bars);
    }

    /** A stretch of time. */
    record Span(Moment from, Moment to) {}
}
