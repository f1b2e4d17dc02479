package dev.twintrace.report.text;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts single runs on a page. */
final class Runs {
    /** Longer runs are folded. */
    static final int LONG = 60;

    private final Style style;
    private final Page page;

    Runs(Style style, Page page) {
        this.style = style;
        this.page = page;
    }

    /** A whole run, seen from the first queue pair that does anything. */
    void single(Cast cast, Trace trace) {
        print(trace, stage(cast, trace, Optional.empty()), scene -> false, LONG);
    }

    /** A run of which only some steps may matter. */
    void print(Trace trace, Stage stage, Predicate<Story.Scene> matters, int limit) {
        Story story = Story.of(trace, stage, style.width() < 80);
        Diagram diagram = new Diagram(story, style, style.width());
        diagram.header().forEach(line -> page.line(line.toArray(Painted[]::new)));
        diagram.blocks(matters, limit)
                .forEach(block ->
                        block.lines().forEach(line -> page.line(line.toArray(Painted[]::new))));
    }

    /**
     * Whose sender stands on the left: the request's, or else whoever has trouble or posts first.
     */
    static Stage stage(Cast cast, Trace trace, Optional<RequestId> request) {
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
                            case Event.InSenderView e -> java.util.stream.Stream.of(e.queuePair());
                            case Event e -> java.util.stream.Stream.<String>of();
                        })
                .findFirst();
    }
}
