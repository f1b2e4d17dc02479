package dev.twintrace.report.document;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code twintrace check FILE} says. */
public final class CheckDocument {
    private static final int MOST_OUTCOMES = 4;

    private final Draft draft = new Draft();
    private final Subject subject;

    private CheckDocument(Subject subject) {
        this.subject = subject;
    }

    /** The report of one protocol. */
    public static Document of(Subject subject, Answer answer) {
        return new CheckDocument(subject).document(answer);
    }

    private Document document(Answer answer) {
        return switch (answer) {
            case Answer.Mistake mistake -> {
                mistake(mistake);
                yield draft.done(subject.file() + ": a mistake");
            }
            case Verdict verdict -> {
                verdict(verdict);
                yield draft.done(subject.file() + ": " + conclusion(verdict));
            }
        };
    }

    private void mistake(Answer.Mistake mistake) {
        String where = mistake.span().map(s -> ":" + s.line() + ":" + s.column()).orElse("");
        draft.add(new Block.Headline(subject.file() + where, mistake.message(), Tone.BAD));
        if (!mistake.hint().isEmpty()) {
            draft.item(1, "hint:", mistake.hint());
        }
        if (!mistake.run().steps().isEmpty()) {
            draft.gap();
            draft.heading("A shortest run that shows it:", Tone.STRONG);
            draft.add(Block.Run.of(mistake.message(), subject.cast(), mistake.run()));
        }
        draft.source(subject);
    }

    private void verdict(Verdict verdict) {
        draft.add(
                new Block.Headline(
                        subject.file(), conclusion(verdict), Tone.of(verdict.conclusion())));
        draft.add(new Block.Lead(lead(verdict)));
        facts(verdict);
        closing(verdict);
        boolean first = true;
        for (Finding finding : verdict.findings()) {
            draft.gap();
            new FindingBlocks(draft, 1, subject.cast(), verdict).add(finding, first);
            first = false;
        }
        if (!first) {
            draft.gap();
            draft.add(new Block.Key(gaps(verdict)));
        }
        draft.source(subject);
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

    private static String conclusion(Verdict verdict) {
        String classes =
                verdict.damage().stream()
                        .sorted()
                        .map(Damage::label)
                        .collect(Collectors.joining(", "));
        return verdict.conclusion().label() + (classes.isEmpty() ? "" : ": " + classes);
    }

    private String lead(Verdict verdict) {
        boolean twin =
                verdict.findings().stream()
                        .limit(1)
                        .anyMatch(f -> f.blame().flatMap(Finding.Blame::twin).isPresent());
        return "Question: when a path fails, can this protocol go on over another one so that no"
                + " application can tell? The overlay, the software below the application, has to"
                + " decide which requests to post again. Twintrace "
                + (verdict.limit().isEmpty() ? "tried" : "tries")
                + " every order in which processes, NICs and network can act, with every fault within"
                + " the bounds, under the rule that the file states"
                + (verdict.limit().isEmpty() ? "" : "; here it stopped before it was through")
                + ". Answer: "
                + verdict.conclusion().label()
                + "."
                + (said(verdict) ? "" : " " + Meaning.of(verdict.conclusion()))
                + (twin
                        ? " And whether to resend one of its requests the sender cannot decide by what"
                                + " it has seen: below are two runs that look the same to it; what the"
                                + " rule decides goes wrong in one, and the opposite in the other."
                        : "");
    }

    /** Whether it follows below what the verdict means. */
    private static boolean said(Verdict verdict) {
        return switch (verdict.conclusion()) {
            case TRANSPARENT, UNKNOWN -> true;
            case FAIL_STOP, STUCK, UNSAFE -> false;
        };
    }

    private void facts(Verdict verdict) {
        draft.fact("protocol", (subject.protocol() + " " + quoted(subject.title())).strip());
        draft.fact("settings", subject.settings());
        draft.fact("bounds", subject.bounds());
        draft.fact("search", search(verdict));
        draft.fact(
                "also",
                verdict.also().stream()
                        .sorted()
                        .map(Conclusion::label)
                        .collect(Collectors.joining(", ")));
        if (verdict.duplicates().isEmpty()) {
            draft.fact(
                    "duplicates",
                    verdict.limit().isEmpty()
                            ? "none: no run executes a request more than once"
                            : "none seen so far");
        }
        String head = "duplicates";
        for (Verdict.Duplicate duplicate : verdict.duplicates()) {
            draft.fact(
                    head,
                    "%s (line %d): %s"
                            .formatted(
                                    duplicate.description(),
                                    duplicate.line(),
                                    duplicate.harmful()
                                            ? "executed more than once, harmful"
                                            : verdict.conclusion() == Conclusion.TRANSPARENT
                                                    ? "executed more than once, harmless"
                                                    : "executed more than once, but in no bad run that is shown"));
            head = " ";
        }
    }

    private static String quoted(String title) {
        return title.isEmpty() ? "" : "\"" + title + "\"";
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
    private void closing(Verdict verdict) {
        draft.gap();
        switch (verdict.conclusion()) {
            case TRANSPARENT -> {
                draft.text(Meaning.of(verdict.conclusion()));
                transparent(verdict);
            }
            case UNKNOWN -> {
                draft.text(Meaning.of(verdict.conclusion()));
                unknown(verdict);
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

    private void transparent(Verdict verdict) {
        draft.text(
                String.format(
                        Locale.ROOT,
                        "%s within the bounds above; the runs without faults have %,d outcome%s, and no"
                                + " run has another.",
                        visited(verdict.statistics()),
                        verdict.reference().size(),
                        verdict.reference().size() == 1 ? "" : "s"));
        outcomes(verdict);
        List<String> names =
                verdict.duplicates().stream().map(Verdict.Duplicate::description).toList();
        draft.text(
                names.isEmpty()
                        ? "No request was executed more than once."
                        : "Some requests were executed more than once, and no application could tell: "
                                + String.join(", ", names)
                                + ".");
    }

    /** Several outcomes without faults may be a mistake that a verdict about faults cannot see. */
    private void outcomes(Verdict verdict) {
        if (verdict.reference().size() < 2) {
            return;
        }
        List<String> all =
                verdict.reference().stream()
                        .map(outcome ->
                                String.join("; ", Ending.facts(Finding.Wrong.OUTCOME, outcome)))
                        .sorted()
                        .toList();
        draft.text("Outcomes without faults:");
        all.stream().limit(MOST_OUTCOMES).forEach(o -> draft.item(1, "-", o));
        if (all.size() > MOST_OUTCOMES) {
            draft.item(
                    1,
                    "-",
                    String.format(
                            Locale.ROOT,
                            "and %,d more; --json lists them all",
                            all.size() - MOST_OUTCOMES));
        }
    }

    private void unknown(Verdict verdict) {
        draft.text(
                "The search stopped: " + verdict.limit().orElse("it gave no reason") + ".",
                Tone.WARN);
        draft.text(
                verdict.findings().isEmpty()
                        ? "Nothing bad was found so far; that is no evidence that nothing is there."
                        : "What was found so far is below, and it stands.");
    }
}
