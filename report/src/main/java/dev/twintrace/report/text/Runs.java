package dev.twintrace.report.text;

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
        print(trace, Stage.of(cast, trace, Optional.empty()), scene -> false, LONG);
    }

    /** A run of which only some steps may matter. */
    void print(Trace trace, Stage stage, Predicate<Story.Scene> matters, int limit) {
        Story story = Story.of(trace, stage);
        Diagram diagram = new Diagram(story, style, style.width());
        diagram.header().forEach(line -> page.line(line.toArray(Painted[]::new)));
        diagram.blocks(matters, limit)
                .forEach(block ->
                        block.lines().forEach(line -> page.line(line.toArray(Painted[]::new))));
    }
}
