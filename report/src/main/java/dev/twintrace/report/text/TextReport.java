package dev.twintrace.report.text;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Meaning;
import dev.twintrace.report.text.Painted.Tint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code twintrace check FILE} prints. */
public final class TextReport {
    private static final int MOST_OUTCOMES = 4;

    private final Style style;

    /** Reports in one style. */
    public TextReport(Style style) {
        this.style = style;
    }

    /** The report, ending with a line break. */
    public String of(Subject subject, Answer answer) {
        Page page = new Page(style);
        switch (answer) {
            case Answer.Mistake mistake -> mistake(page, subject, mistake);
            case Verdict verdict -> verdict(page, subject, verdict);
        }
        return page.toString();
    }

    private void mistake(Page page, Subject subject, Answer.Mistake mistake) {
        String where = mistake.span().map(s -> ":" + s.line() + ":" + s.column()).orElse("");
        page.text(subject.file() + where + ": " + mistake.message(), Tint.BAD);
        if (!mistake.hint().isEmpty()) {
            page.indented("  hint: ", mistake.hint(), Tint.PLAIN);
        }
        if (!mistake.run().steps().isEmpty()) {
            page.blank();
            page.text("A shortest run that shows it:", Tint.STRONG);
            new Runs(style, page).single(subject.cast(), mistake.run());
        }
    }

    private void verdict(Page page, Subject subject, Verdict verdict) {
        headline(page, subject, verdict);
        facts(page, subject, verdict);
        closing(page, verdict);
        boolean first = true;
        for (Finding finding : verdict.findings()) {
            page.blank();
            new FindingText(style, page, subject.cast(), verdict).print(finding, first);
            first = false;
        }
        if (!first) {
            key(page, gaps(verdict));
        }
    }

    /** Whether a number is missing between the steps of a run that is shown. */
    private static boolean gaps(Verdict verdict) {
        Stream<Trace> twin =
                verdict.findings().stream()
                        .limit(1)
                        .flatMap(f -> f.blame().stream())
                        .flatMap(b -> b.twin().stream())
                        .map(Finding.Twin::trace);
        return Stream.concat(verdict.findings().stream().map(Finding::witness), twin)
                .anyMatch(trace ->
                        trace.steps().reversed().stream()
                                .map(Trace.Step::events)
                                .dropWhile(List::isEmpty)
                                .anyMatch(List::isEmpty));
    }

    private static void key(Page page, boolean gaps) {
        page.blank();
        page.text(
                "Key: time runs down; \u2502 a request and \u250a an answer on their way, the digit is the"
                        + " lane; \u2717 lost; \u2460 how often it has been executed now; ? a decision of"
                        + " the overlay; ! harm, or an error"
                        + (gaps ? "; a number that is missing is a step that shows nothing." : "."),
                Tint.FAINT);
    }

    private static void headline(Page page, Subject subject, Verdict verdict) {
        String classes =
                verdict.damage().stream()
                        .sorted()
                        .map(Damage::label)
                        .collect(Collectors.joining(", "));
        String conclusion =
                verdict.conclusion().label() + (classes.isEmpty() ? "" : ": " + classes);
        page.text(subject.file() + ": " + conclusion, tint(verdict.conclusion()));
    }

    /** The colour of a conclusion. */
    static Tint tint(Conclusion conclusion) {
        return switch (conclusion) {
            case TRANSPARENT -> Tint.GOOD;
            case FAIL_STOP, UNKNOWN -> Tint.WARN;
            case STUCK, UNSAFE -> Tint.BAD;
        };
    }

    private static void facts(Page page, Subject subject, Verdict verdict) {
        fact(page, "protocol", (subject.protocol() + " " + quoted(subject.title())).strip());
        fact(page, "settings", subject.settings());
        fact(page, "bounds", subject.bounds());
        fact(page, "search", search(verdict));
        fact(
                page,
                "also",
                verdict.also().stream()
                        .sorted()
                        .map(Conclusion::label)
                        .collect(Collectors.joining(", ")));
        if (verdict.duplicates().isEmpty()) {
            fact(
                    page,
                    "duplicates",
                    verdict.limit().isEmpty()
                            ? "none: no run executes a request more than once"
                            : "none seen so far");
        }
        String head = "duplicates";
        for (Verdict.Duplicate duplicate : verdict.duplicates()) {
            fact(
                    page,
                    head,
                    "%s (line %d): %s"
                            .formatted(
                                    duplicate.description(),
                                    duplicate.line(),
                                    duplicate.harmful()
                                            ? "executed more than once, harmful"
                                            : verdict.conclusion() == Conclusion.TRANSPARENT
                                                    ? "executed more than once, harmless"
                                                    : "executed more than once, no harm shown"));
            head = " ";
        }
    }

    private static String quoted(String title) {
        return title.isEmpty() ? "" : "\"" + title + "\"";
    }

    private static void fact(Page page, String name, String value) {
        if (!value.isEmpty()) {
            page.indented("  " + Painted.pad(name, 12), value, Tint.PLAIN);
        }
    }

    private static String search(Verdict verdict) {
        Verdict.Statistics s = verdict.statistics();
        return String.format(
                Locale.ROOT,
                "%s%,d states%s, %,d steps between them, %d deep, %.2f s; without faults %,d states%s",
                verdict.limit().isEmpty() ? "complete: " : "NOT complete: ",
                s.states(),
                s.reductions().isEmpty()
                        ? ""
                        : " (reduced by " + String.join(" and ", s.reductions()) + ")",
                s.transitions(),
                s.depth(),
                s.seconds(),
                s.referenceStates(),
                s.crashStates() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, ", crash reference %,d states", s.crashStates()));
    }

    /** What the verdict rests on, where no bad run says it. */
    private static void closing(Page page, Verdict verdict) {
        page.blank();
        switch (verdict.conclusion()) {
            case TRANSPARENT -> {
                page.text(Meaning.of(verdict.conclusion()), Tint.PLAIN);
                transparent(page, verdict);
            }
            case UNKNOWN -> {
                page.text(Meaning.of(verdict.conclusion()), Tint.PLAIN);
                unknown(page, verdict);
            }
            // The findings say it.
            case FAIL_STOP, STUCK, UNSAFE -> {}
        }
    }

    private static String visited(Verdict.Statistics s) {
        return s.reductions().isEmpty()
                ? String.format(Locale.ROOT, "All %,d reachable states were visited", s.states())
                : String.format(
                        Locale.ROOT,
                        "%,d states were visited, which by %s stand for all that are reachable",
                        s.states(),
                        String.join(" and ", s.reductions()));
    }

    private static void transparent(Page page, Verdict verdict) {
        page.text(
                String.format(
                        Locale.ROOT,
                        "%s within the bounds above; the runs without faults have %,d outcome%s, and no"
                                + " run has another.",
                        visited(verdict.statistics()),
                        verdict.reference().size(),
                        verdict.reference().size() == 1 ? "" : "s"),
                Tint.PLAIN);
        outcomes(page, verdict);
        List<String> names =
                verdict.duplicates().stream().map(Verdict.Duplicate::description).toList();
        page.text(
                names.isEmpty()
                        ? "No request was executed more than once."
                        : "Some requests were executed more than once, and no application could tell: "
                                + String.join(", ", names)
                                + ".",
                Tint.PLAIN);
    }

    /** Several outcomes without faults may be a mistake that a verdict about faults cannot see. */
    private static void outcomes(Page page, Verdict verdict) {
        if (verdict.reference().size() < 2) {
            return;
        }
        List<String> all =
                verdict.reference().stream()
                        .map(outcome ->
                                String.join("; ", Ending.facts(Finding.Wrong.OUTCOME, outcome)))
                        .sorted()
                        .toList();
        page.text("Outcomes without faults:", Tint.PLAIN);
        all.stream().limit(MOST_OUTCOMES).forEach(o -> page.indented("  - ", o, Tint.PLAIN));
        if (all.size() > MOST_OUTCOMES) {
            page.indented(
                    "  - ",
                    String.format(
                            Locale.ROOT,
                            "and %,d more; --json lists them all",
                            all.size() - MOST_OUTCOMES),
                    Tint.PLAIN);
        }
    }

    private static void unknown(Page page, Verdict verdict) {
        page.text(
                "The search stopped: " + verdict.limit().orElse("it gave no reason") + ".",
                Tint.WARN);
        page.text(
                verdict.findings().isEmpty()
                        ? "Nothing bad was found so far; that is no evidence that nothing is there."
                        : "What was found so far is below, and it stands.",
                Tint.PLAIN);
    }
}
