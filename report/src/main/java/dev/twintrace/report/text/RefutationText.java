package dev.twintrace.report.text;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
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

    void print(Cast cast, Refutation refutation) {
        tree(refutation, "  ");
        pair(refutation).ifPresent(choice -> show(cast, choice));
    }

    private void tree(Refutation refutation, String indent) {
        switch (refutation) {
            case Refutation.Run run -> line(indent, wrong(run));
            case Refutation.Choice choice -> {
                for (Refutation.Way way : choice.ways()) {
                    switch (way.because()) {
                        case Refutation.Run run -> line(indent, way.name() + ": " + wrong(run));
                        case Refutation.Choice _ -> {
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
            page.indented("  ", "… and so on; --json has all of it", Tint.FAINT);
        }
    }

    private static String wrong(Refutation.Run run) {
        String what =
                run.wrong().map(w -> Ending.of(w)).orElse("the application is handed an error");
        String why = run.under().isEmpty() ? "" : ", and as decided above it stays so";
        return what + " (a run of " + run.trace().steps().size() + " steps" + why + ")";
    }

    /** The choice with runs for most of its ways: the picture of the whole. */
    private static Optional<Refutation.Choice> pair(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Run _ -> Optional.empty();
            case Refutation.Choice choice -> {
                long runs =
                        choice.ways().stream()
                                .filter(w -> w.because() instanceof Refutation.Run)
                                .count();
                yield runs >= 2
                        ? Optional.of(choice)
                        : choice.ways().stream()
                                .flatMap(w -> pair(w.because()).stream())
                                .findFirst();
            }
        };
    }

    private void show(Cast cast, Refutation.Choice choice) {
        List<Refutation.Way> shown =
                choice.ways().stream().filter(w -> w.because() instanceof Refutation.Run).toList();
        for (Refutation.Way way : List.of(shown.getFirst(), shown.getLast())) {
            if (way.because() instanceof Refutation.Run(var _, Trace trace, var _, var _)) {
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
