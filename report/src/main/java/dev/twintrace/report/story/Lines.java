package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import java.util.ArrayList;
import java.util.List;

/** Every event of a run in words, for a reader who is told elsewhere whose doing it is. */
public final class Lines {
    private Lines() {}

    /**
     * For each step its events in their order, none joined with another one. Damage is marked at
     * the event that did it and has no line of its own then.
     */
    public static List<List<Line>> of(Trace trace, Stage stage) {
        long queuePairs =
                Stage.events(trace)
                        .filter(Event.Posted.class::isInstance)
                        .map(event -> ((Event.Posted) event).queuePair())
                        .distinct()
                        .count();
        Phrases phrases =
                new Phrases(
                        stage,
                        new Past(trace),
                        new Voyages(stage, trace),
                        false,
                        false,
                        queuePairs > 1);
        List<List<Line>> steps = new ArrayList<>();
        for (int step = 0; step < trace.steps().size(); step++) {
            List<Line> lines = new ArrayList<>();
            for (Event event : trace.steps().get(step).events()) {
                lines.add(phrases.line(step, event));
            }
            steps.add(List.copyOf(Story.withDamage(lines)));
        }
        return List.copyOf(steps);
    }
}
