package dev.twintrace.report.text;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.engine.verdict.WordHistory;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Fate;
import dev.twintrace.report.story.Meaning;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding: what it is, the run that shows it, and who is to blame. */
final class FindingText {
    private final Style style;
    private final Page page;
    private final Cast cast;
    private final Verdict verdict;

    /** For the findings of a verdict. */
    FindingText(Style style, Page page, Cast cast, Verdict verdict) {
        this.style = style;
        this.page = page;
        this.cast = cast;
        this.verdict = verdict;
    }

    /** In full, or as short as makes sense. */
    void print(Finding finding, boolean full) {
        page.rule(
                finding.damage().map(Damage::label).orElse(finding.conclusion().label()),
                TextReport.tint(finding.conclusion()));
        page.text(Meaning.of(finding, verdict), Tint.PLAIN);
        if (!finding.company().isEmpty()) {
            page.text(Meaning.company(finding.company()), Tint.PLAIN);
        }
        page.blank();
        Optional<Finding.Twin> twin = finding.blame().flatMap(Finding.Blame::twin);
        if (full && finding.blame().isPresent() && twin.isPresent()) {
            new TwinText(style, page, cast, verdict.reference())
                    .print(finding, finding.blame().get(), twin.get());
        } else {
            single(finding, full);
        }
    }

    private void single(Finding finding, boolean full) {
        Optional<RequestId> subject =
                finding.blame().map(Finding.Blame::request).or(() -> damaged(finding));
        Stage stage = Stage.of(cast, finding.witness(), subject);
        Predicate<Story.Scene> matters =
                scene -> subject.map(scene::concerns).orElse(!full && scene.step() == 0);
        new Runs(style, page).print(finding.witness(), stage, matters, full ? Runs.LONG : 12);
        page.blank();
        page.text(Ending.of(finding.wrong()), TextReport.tint(finding.conclusion()));
        end("  at the end: ", page, finding, verdict.reference());
        blame(finding);
    }

    /** Where the run leads. */
    static void end(String label, Page page, Finding finding, Set<Outcome> reference) {
        page.indented(
                label,
                String.join("; ", Ending.facts(finding.wrong(), finding.outcome())),
                Tint.PLAIN);
        if (!finding.standstill().isEmpty()) {
            page.indented("  held up: ", String.join("; ", finding.standstill()), Tint.PLAIN);
        }
        if (!finding.histories().isEmpty()) {
            page.indented("  histories: ", histories(finding.histories()), Tint.PLAIN);
        }
        for (String difference :
                Ending.differences(finding.wrong(), finding.outcome(), reference)) {
            page.indented("  impossible: ", difference, Tint.PLAIN);
        }
    }

    /** What was done to each word, as its callers saw it. */
    private static String histories(List<WordHistory> all) {
        List<String> clauses = new ArrayList<>();
        for (WordHistory h : all) {
            h.contradiction()
                    .ifPresent(why -> clauses.add("of " + h.place() + " not linearizable: " + why));
            h.onceRead()
                    .ifPresent(why ->
                            clauses.add(
                                    "of "
                                            + h.place()
                                            + " linearizable only until somebody reads it: "
                                            + why));
        }
        String good =
                all.stream()
                        .filter(h -> h.linearizable() && h.onceRead().isEmpty())
                        .map(h -> h.place().toString())
                        .collect(Collectors.joining(", "));
        if (!good.isEmpty()) {
            clauses.add("of " + good + " linearizable.");
        }
        return String.join(" ", clauses);
    }

    private void blame(Finding finding) {
        if (finding.wrong() == Finding.Wrong.ERROR_HANDED_OVER) {
            return;
        }
        if (finding.blame().isEmpty()) {
            page.text(
                    finding.damage().filter(d -> d == Damage.LATE_ORIGINAL).isPresent()
                            ? "No single decision of the overlay is to blame: an original that is still on"
                                    + " its way executes without asking it."
                            : "No single decision of the overlay is to blame.",
                    Tint.PLAIN);
            return;
        }
        Finding.Blame blame = finding.blame().get();
        page.text(
                "To blame is the decision in step %d %s, which %s."
                        .formatted(
                                blame.step() + 1,
                                decision(blame.request(), blame.resent()),
                                fate(finding.witness(), blame)),
                Tint.PLAIN);
        page.text(
                blame.twin()
                        .map(twin ->
                                "The sender cannot tell this run from one in which the opposite is"
                                        + " wrong: there %s %s."
                                                .formatted(twin.request(), fate(twin)))
                        .orElse(
                                "No run with the same sender view was found that needs the opposite;"
                                        + " whether a better rule exists, a check does not decide."),
                Tint.PLAIN);
    }

    private static String decision(RequestId request, boolean resent) {
        return resent ? "to resend " + request : "not to resend " + request;
    }

    static String fate(Trace witness, Finding.Blame blame) {
        return Fate.of(witness, blame.step(), blame.request(), blame.executed());
    }

    static String fate(Finding.Twin twin) {
        return Fate.of(twin.trace(), twin.step(), twin.request(), twin.executed());
    }

    private static Optional<RequestId> damaged(Finding finding) {
        return finding.witness().steps().stream()
                .flatMap(step -> step.events().stream())
                .flatMap(event ->
                        event instanceof Event.Damaged damaged
                                ? damaged.request().stream()
                                : Stream.<RequestId>of())
                .reduce((a, b) -> b);
    }
}
