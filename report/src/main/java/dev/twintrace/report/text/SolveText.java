package dev.twintrace.report.text;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.text.Painted.Tint;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code twintrace solve FILE} prints. */
public final class SolveText {
    /** Of larger refutations only the start is shown. */
    private static final int MOST_LINES = 40;

    private final Style style;
    private final Page page;
    private int lines;

    /** Reports in one style. */
    public SolveText(Style style) {
        this.style = style;
        this.page = new Page(style);
    }

    /** The report of one protocol, ending with a line break. */
    public String of(Subject subject, Solution solution) {
        switch (solution) {
            case Solution.Possible(Solution.Rules rules, Solution.Effort effort) -> {
                headline(subject, "POSSIBLE", Tint.GOOD);
                facts(subject, effort);
                page.blank();
                page.text(
                        "These rules make it TRANSPARENT"
                                + powers(rules.powers())
                                + "; check has confirmed it from scratch, with "
                                + count(rules.verdict().statistics().states())
                                + " states:",
                        Tint.PLAIN);
                rules(rules);
            }
            case Solution.Impossible impossible -> impossible(subject, impossible);
            case Solution.Unknown(String reason, Solution.Effort effort) -> {
                headline(subject, "UNKNOWN", Tint.WARN);
                facts(subject, effort);
                page.blank();
                page.text("It is not known: " + reason + ".", Tint.PLAIN);
            }
            case Solution.Mistaken(var mistake) ->
                    page.text(subject.file() + ": " + mistake.message(), Tint.BAD);
        }
        return page.toString();
    }

    private void headline(Subject subject, String answer, Tint tint) {
        page.text(subject.file() + ": " + answer, tint);
    }

    private void facts(Subject subject, Solution.Effort effort) {
        fact("protocol", subject.protocol());
        fact("settings", subject.settings());
        fact("bounds", subject.bounds());
        fact(
                "search",
                String.format(
                        Locale.ROOT,
                        "%,d states with all decisions open, %.2f s",
                        effort.states(),
                        effort.seconds()));
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            page.indented("  " + Painted.pad(name, 12), value, Tint.PLAIN);
        }
    }

    private static String count(long states) {
        return String.format(Locale.ROOT, "%,d", states);
    }

    private static String powers(Set<Power> powers) {
        return powers.isEmpty()
                ? ", without any power at the target"
                : ", with the powers to "
                        + powers.stream()
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
    }

    private void rules(Solution.Rules rules) {
        for (String text : rules.text()) {
            page.blank();
            text.lines().forEach(line -> page.line(Painted.plain("    " + line)));
        }
    }

    private void impossible(Subject subject, Solution.Impossible impossible) {
        headline(subject, "IMPOSSIBLE", Tint.BAD);
        facts(subject, impossible.effort());
        page.blank();
        page.text(
                switch (impossible.extent()) {
                    case ALL ->
                            "No rule makes it TRANSPARENT that completes a request with a value of"
                                    + " its own or found at its place, leaves it, or posts it again as"
                                    + " it is, whatever the rule makes of all that its sender sees,"
                                    + " and though it may probe any place at any time where probing"
                                    + " is granted. Whatever is decided, some run that looks the same"
                                    + " up to there goes wrong:";
                    case THESE_PROBES ->
                            "No rule makes it TRANSPARENT that probes the place of a request, the log"
                                    + " and what the file's rule reads, each once before it decides,"
                                    + " whatever it makes of all that its sender sees. (Rules that"
                                    + " probe more were not decided about in the time given.)";
                },
                Tint.PLAIN);
        page.blank();
        tree(impossible.refutation(), "  ");
        pair(impossible.refutation()).ifPresent(choice -> show(subject, choice));
        page.blank();
        impossible
                .failStop()
                .ifPresentOrElse(
                        rules -> {
                            page.text(
                                    "What can be had: it never does harm, and is "
                                            + rules.verdict().conclusion().label()
                                            + powers(rules.powers())
                                            + ", with",
                                    Tint.PLAIN);
                            rules(rules);
                        },
                        () ->
                                page.text(
                                        "No rule was found that does no harm and gets stuck nowhere,"
                                                + " not even by giving up.",
                                        Tint.PLAIN));
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

    private void show(Subject subject, Refutation.Choice choice) {
        List<Refutation.Way> shown =
                choice.ways().stream().filter(w -> w.because() instanceof Refutation.Run).toList();
        for (Refutation.Way way : List.of(shown.getFirst(), shown.getLast())) {
            if (way.because() instanceof Refutation.Run(var _, Trace trace, var _, var _)) {
                page.blank();
                page.rule("a run in which it is wrong to " + way.name(), Tint.STRONG);
                new Runs(style, page).single(subject.cast(), trace);
            }
        }
    }

    /** The report of a file's frontier, ending with a line break. */
    public String of(Subject subject, Frontier.Lattice lattice) {
        boolean any = !lattice.minimal().isEmpty();
        headline(
                subject,
                any ? "what makes failover possible" : "nothing considered makes failover possible",
                any ? Tint.GOOD : Tint.BAD);
        fact("protocol", subject.protocol());
        fact("relaxations", names(lattice.relaxations()));
        fact(
                "search",
                lattice.points().size()
                        + " sets computed, "
                        + lattice.inferred()
                        + " inferred (bounded originals and powers only help), "
                        + lattice.open().size()
                        + " not known");
        for (Frontier.Point point : lattice.minimal()) {
            page.blank();
            page.text("With " + names(point.with()) + ":", Tint.STRONG);
            if (point.solution() instanceof Solution.Possible(Solution.Rules rules, var _)) {
                rules(rules);
            }
        }
        if (!lattice.maximal().isEmpty()) {
            page.blank();
            page.text("Impossible, though with", Tint.STRONG);
            for (Frontier.Point point : lattice.maximal()) {
                page.indented("  ", names(point.with()), Tint.PLAIN);
            }
        }
        if (!lattice.open().isEmpty()) {
            page.blank();
            page.text("Not known, with", Tint.WARN);
            for (Set<Relaxation> with : lattice.open()) {
                String why =
                        lattice.points().stream()
                                .filter(p -> p.with().equals(with))
                                .map(Frontier.Point::solution)
                                .filter(Solution.Unknown.class::isInstance)
                                .map(s -> ": " + ((Solution.Unknown) s).reason())
                                .findFirst()
                                .orElse("");
                page.indented("  ", names(with) + why, Tint.PLAIN);
            }
        }
        return page.toString();
    }

    private static String names(Collection<Relaxation> relaxations) {
        return relaxations.isEmpty()
                ? "nothing"
                : relaxations.stream().map(Relaxation::name).collect(Collectors.joining(", "));
    }
}
