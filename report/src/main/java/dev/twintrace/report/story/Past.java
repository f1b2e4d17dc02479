package dev.twintrace.report.story;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a run did before some step. */
final class Past {
    private final Trace trace;
    private final Map<RequestId, Operation> operations = new LinkedHashMap<>();

    Past(Trace trace) {
        this.trace = trace;
        Stage.events(trace)
                .forEach(event -> {
                    if (event instanceof Event.Posted posted) {
                        operations.put(posted.request(), posted.operation());
                    }
                });
    }

    /** An event and the index of its step. */
    record Found(int step, Event event) {
        /** Step numbers start from 1 in reports. */
        String where() {
            return "in step " + (step + 1);
        }
    }

    /** A request with what it asks for, {@code q#1 write(data, 1)}. */
    String full(RequestId request) {
        return Optional.ofNullable(operations.get(request))
                .map(operation -> Words.tied(request + " " + Words.operation(operation)))
                .orElse(request.toString());
    }

    /** What a request asks for. */
    Optional<Operation> operation(RequestId request) {
        return Optional.ofNullable(operations.get(request));
    }

    /** All such events before a step, in order. */
    List<Found> all(int before, Predicate<Event> wanted) {
        List<Found> found = new ArrayList<>();
        for (int step = 0; step < before; step++) {
            for (Event event : trace.steps().get(step).events()) {
                if (wanted.test(event)) {
                    found.add(new Found(step, event));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The last such event before a step. */
    Optional<Found> last(int before, Predicate<Event> wanted) {
        for (int step = before - 1; step >= 0; step--) {
            for (Event event : trace.steps().get(step).events().reversed()) {
                if (wanted.test(event)) {
                    return Optional.of(new Found(step, event));
                }
            }
        }
        return Optional.empty();
    }

    /** The first such event of some steps; the last of them excluded. */
    Optional<Found> first(int from, int before, Predicate<Event> wanted) {
        for (int step = from; step < before; step++) {
            for (Event event : trace.steps().get(step).events()) {
                if (wanted.test(event)) {
                    return Optional.of(new Found(step, event));
                }
            }
        }
        return Optional.empty();
    }

    /** Who changed a place last, other than a request: {@code receiver stored in step 9}. */
    Optional<String> lastWriter(Place place, RequestId but, int before) {
        return last(before, event -> writes(event, place, but)).map(this::writer);
    }

    private String writer(Found found) {
        return switch (found.event()) {
            case Event.Stored(String process, Change change) -> {
                boolean consumed =
                        last(
                                        found.step(),
                                        e ->
                                                e instanceof Event.Consumed c
                                                        && c.process().equals(process))
                                .isPresent();
                yield process
                        + " stored "
                        + found.where()
                        + (consumed ? " after it had consumed" : "");
            }
            case Event.Executed e -> full(e.request()) + " put there " + found.where();
            case Event.Landed e -> full(e.request()) + " put there " + found.where();
            case Event e -> "was put there " + found.where();
        };
    }

    private static boolean writes(Event event, Place place, RequestId but) {
        return switch (event) {
            case Event.Stored e -> overlap(e.change().place(), place);
            case Event.Executed e ->
                    !e.request().equals(but)
                            && e.changes().stream().anyMatch(c -> overlap(c.place(), place));
            case Event.Landed e -> !e.request().equals(but) && overlap(e.change().place(), place);
            case Event e -> false;
        };
    }

    /** Whether a step changes what another process or another request had put there. */
    boolean overwrites(int step) {
        return at(step).stream()
                .anyMatch(event ->
                        changes(event)
                                .filter(Change::visible)
                                .flatMap(change -> last(step, e -> touches(e, change)).stream())
                                .anyMatch(found -> !writer(found.event()).equals(writer(event))));
    }

    private static boolean touches(Event event, Change change) {
        return changes(event).anyMatch(other -> overlap(other.place(), change.place()));
    }

    private static Stream<Change> changes(Event event) {
        return switch (event) {
            case Event.Stored e -> Stream.of(e.change());
            case Event.Executed e -> e.changes().stream();
            case Event.Landed e -> Stream.of(e.change());
            case Event e -> Stream.of();
        };
    }

    private static String writer(Event event) {
        return switch (event) {
            case Event.Stored e -> e.process();
            case Event.Executed e -> e.request().toString();
            case Event.Landed e -> e.request().toString();
            case Event e -> "";
        };
    }

    /** A field lies within its element. */
    private static boolean overlap(Place one, Place other) {
        return one.host().equals(other.host())
                && (one.text().equals(other.text())
                        || one.text().startsWith(other.text() + ".")
                        || other.text().startsWith(one.text() + "."));
    }

    /** The step's events. */
    List<Event> at(int step) {
        return trace.steps().get(step).events();
    }
}
