package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.report.story.Line.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * A run in words, step by step.
 *
 * @param stage whose requests are followed, and who is where
 * @param left who is on the left
 * @param right whose processes are on the right; empty if none does anything
 * @param target the host whose NIC executes the requests that are followed
 * @param scenes the steps in which something can be told
 */
public record Story(Stage stage, String left, String right, String target, List<Scene> scenes) {
    public Story {
        scenes = List.copyOf(scenes);
    }

    /**
     * A step.
     *
     * @param step its index in the trace
     * @param because why it matters, for one that is marked
     * @param overwrites whether it changes what another process or request had put there
     */
    public record Scene(int step, List<Line> lines, List<String> because, boolean overwrites) {
        public Scene {
            lines = List.copyOf(lines);
            because = List.copyOf(because);
        }

        /** The gravest mark of its lines. */
        public Mark mark() {
            return lines.stream().map(Line::mark).max(Comparator.naturalOrder()).orElse(Mark.PLAIN);
        }

        /** Whether it is shown even where a long run is folded. */
        public boolean telling() {
            return overwrites || mark() != Mark.PLAIN;
        }

        /** Whether one of its events is about a request. */
        public boolean concerns(RequestId request) {
            return lines.stream()
                    .flatMap(line -> line.flight().stream())
                    .flatMap(flight -> flight.copies().stream())
                    .anyMatch(copy ->
                            copy.queuePair().equals(request.queuePair())
                                    && copy.number() == request.number());
        }
    }

    /** Tells a run; a process that is alone on its side goes without its name. */
    public static Story of(Trace trace, Stage stage) {
        return of(trace, stage, List.of());
    }

    /**
     * Tells a run, with as many names as others that stand beside it need, so that the same event
     * has the same words in all.
     */
    public static Story of(Trace trace, Stage stage, List<Trace> beside) {
        List<Trace> all = Stream.concat(Stream.of(trace), beside.stream()).toList();
        SequencedSet<String> left = stage.actors(all, true);
        SequencedSet<String> right = stage.actors(all, false);
        long queuePairs =
                all.stream()
                        .flatMap(Stage::events)
                        .filter(Event.Posted.class::isInstance)
                        .map(event -> ((Event.Posted) event).queuePair())
                        .distinct()
                        .count();
        Past past = new Past(trace);
        Phrases phrases =
                new Phrases(
                        stage,
                        past,
                        new Voyages(stage, trace),
                        left.size() > 1,
                        right.size() > 1,
                        queuePairs > 1);
        Because because = new Because(trace);
        List<Scene> scenes = new ArrayList<>();
        for (int step = 0; step < trace.steps().size(); step++) {
            List<Line> lines = new ArrayList<>();
            for (Event event : trace.steps().get(step).events()) {
                lines.add(phrases.line(step, event));
            }
            if (!lines.isEmpty()) {
                scenes.add(
                        new Scene(
                                step,
                                withDamage(joined(lines)),
                                because.of(step),
                                past.overwrites(step)));
            }
        }
        String target = stage.cast().ends(stage.queuePair()).target();
        return new Story(
                stage,
                alone(left, stage.left(), stage.left()),
                right.isEmpty()
                        ? ""
                        : alone(
                                right,
                                stage.cast().host(right.getFirst()).orElse(target),
                                "other processes"),
                target,
                scenes);
    }

    private static String alone(SequencedSet<String> processes, String host, String others) {
        return processes.size() == 1 ? processes.getFirst() + " on " + host : others;
    }

    /**
     * An answer and the completion it brings, or a load and what it hands over, are one to a
     * reader.
     */
    private static List<Line> joined(List<Line> lines) {
        List<Line> result = new ArrayList<>();
        for (Line line : lines) {
            Optional<Line> one = result.isEmpty() ? Optional.empty() : one(result.getLast(), line);
            one.ifPresent(both -> result.removeLast());
            result.add(one.orElse(line));
        }
        return result;
    }

    private static Optional<Line> one(Line first, Line second) {
        if (first.event() instanceof Event.Answered answered
                && second.event() instanceof Event.Completed completed
                && answered.request().equals(completed.request())) {
            return Optional.of(second.in(first.flight(), second.text()));
        }
        if (first.event() instanceof Event.Loaded loaded
                && second.event() instanceof Event.Consumed consumed
                && loaded.values().equals(consumed.values())) {
            return Optional.of(
                    second.in(second.flight(), first.text().replace("sees ", "consumes ")));
        }
        return Optional.empty();
    }

    /** Damage is shown at the event that did it. */
    static List<Line> withDamage(List<Line> lines) {
        boolean damaged = lines.stream().anyMatch(line -> line.mark() == Mark.DAMAGE);
        List<Line> doers = lines.stream().filter(line -> mayDamage(line.event())).toList();
        if (!damaged || doers.isEmpty()) {
            return lines;
        }
        return lines.stream()
                .filter(line -> line.mark() != Mark.DAMAGE)
                .map(line -> doers.contains(line) ? line.marked(Mark.DAMAGE) : line)
                .toList();
    }

    private static boolean mayDamage(Event event) {
        return event instanceof Event.Executed
                || event instanceof Event.Landed
                || event instanceof Event.Fetched
                || event instanceof Event.Entered
                || event instanceof Event.CompletedByOverlay
                || event instanceof Event.Completed;
    }
}
