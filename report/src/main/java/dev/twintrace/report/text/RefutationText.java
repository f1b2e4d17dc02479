package dev.twintrace.report.text;

import dev.twintrace.core.Trace;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.rule.RefutationTree.Choice;
import dev.twintrace.report.rule.RefutationTree.Leaf;
import dev.twintrace.report.rule.RefutationTree.Way;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.text.Painted.Tint;
import java.util.List;
import java.util.Optional;

/** Why nothing works: a tree of decisions, and two runs that show the heart of it. */
final class RefutationText {
    /** Of larger refutations only the start is shown. */
    private static final int MOST_LINES = 40;

    private final Style style;
    private final Page page;
    private int lines = 0;

    RefutationText(Style style, Page page) {
        this.style = style;
        this.page = page;
    }

    void print(Cast cast, RefutationTree tree) {
        tree(tree, "  ");
        RefutationTree.heart(tree).ifPresent(choice -> show(cast, choice));
    }

    private void tree(RefutationTree tree, String indent) {
        switch (tree) {
            case Leaf leaf -> line(indent, leaf.told());
            case Choice choice -> {
                for (Way way : choice.ways()) {
                    switch (way.because()) {
                        case Leaf leaf -> line(indent, way.name() + ": " + leaf.told());
                        case Choice _ -> {
                            line(indent, way.name() + ", and then");
                            tree(way.because(), indent + "    ");
                        }
                    }
                }
            }
        }
    }

    private void line(String indent, String text) {
        lines++;
        if (lines <= MOST_LINES) {
            page.indented(indent, text, Tint.PLAIN);
        } else if (lines == MOST_LINES + 1) {
            page.indented("  ", "\u2026 and so on; --json has all of it", Tint.FAINT);
        }
    }

    private void show(Cast cast, Choice choice) {
        List<Way> shown = choice.ways().stream().filter(w -> w.because() instanceof Leaf).toList();
        for (Way way : List.of(shown.getFirst(), shown.getLast())) {
            if (way.because() instanceof Leaf(Trace trace, var _, String _)) {
                page.blank();
                page.rule("a run in which it is wrong to " + way.name(), Tint.STRONG);
                new Runs(style, page)
                        .print(
                                Story.of(trace, Stage.of(cast, trace, Optional.empty())),
                                Focus.MARKED,
                                Runs.LONG);
            }
        }
    }
}
