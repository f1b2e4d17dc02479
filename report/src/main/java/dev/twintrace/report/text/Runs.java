package dev.twintrace.report.text;

import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Story;

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

    /** A run; of one with more steps than the limit only what matters. */
    void print(Story story, Focus focus, int limit) {
        Diagram diagram = new Diagram(story, style, style.width());
        diagram.header().forEach(line -> page.line(line.toArray(Painted[]::new)));
        diagram.blocks(focus::holds, limit)
                .forEach(block ->
                        block.lines().forEach(line -> page.line(line.toArray(Painted[]::new))));
    }
}
