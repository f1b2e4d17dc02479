package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * How a run is laid out: the host whose requests the reader is to follow on the left, everybody
 * else on the right.
 *
 * @param queuePair whose requests are followed
 */
public record Stage(Cast cast, String queuePair) {
    /**
     * Whose sender stands on the left: the request's, or else whoever has trouble or posts first.
     */
    public static Stage of(Cast cast, Trace trace, Optional<RequestId> request) {
        String queuePair =
                request.map(RequestId::queuePair)
                        .or(() -> first(trace, Event.Damaged.class))
                        .or(() -> first(trace, Event.ErrorRaised.class))
                        .or(() -> first(trace, Event.Posted.class))
                        .or(() -> cast.queuePairs().keySet().stream().sorted().findFirst())
                        .orElse("");
        return new Stage(cast, queuePair);
    }

    private static Optional<String> first(Trace trace, Class<? extends Event> kind) {
        return trace.steps().stream()
                .flatMap(step -> step.events().stream())
                .filter(kind::isInstance)
                .flatMap(event ->
                        switch (event) {
                            case Event.Damaged e -> e.request().stream().map(RequestId::queuePair);
                            case Event.InSenderView e -> Stream.of(e.queuePair());
                            case Event e -> Stream.<String>of();
                        })
                .findFirst();
    }

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

    /** The processes on one side that do anything in one of these runs. */
    public SequencedSet<String> actors(List<Trace> traces, boolean left) {
        SequencedSet<String> names = new LinkedHashSet<>();
        traces.stream()
                .flatMap(Stage::events)
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
