package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * How a run is laid out: the host whose requests the reader is to follow on the left, everybody
 * else on the right.
 *
 * @param queuePair whose requests are followed
 */
public record Stage(Cast cast, String queuePair) {
    /** The host on the left. */
    public String left() {
        return cast.ends(queuePair).sender();
    }

    /** Whether a process is on the left. */
    public boolean onLeft(String process) {
        return cast.host(process).map(left()::equals).orElse(false);
    }

    /** Whether the sender of a queue pair is on the left. */
    public boolean sendsFromLeft(String other) {
        return cast.ends(other).sender().equals(left());
    }

    /** Whether requests of a queue pair are executed on the left. A host may connect to itself. */
    public boolean executesOnLeft(String other) {
        return cast.ends(other).target().equals(left()) && !other.equals(queuePair);
    }

    /** The processes on one side that do anything in a run. */
    public SequencedSet<String> actors(Trace trace, boolean left) {
        SequencedSet<String> names = new LinkedHashSet<>();
        events(trace)
                .flatMap(event -> Actor.of(event).stream())
                .filter(process -> onLeft(process) == left)
                .forEach(names::add);
        return names;
    }

    /** All events in order. */
    static Stream<Event> events(Trace trace) {
        return trace.steps().stream().map(Trace.Step::events).flatMap(List::stream);
    }
}
