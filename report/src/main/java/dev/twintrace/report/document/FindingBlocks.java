package dev.twintrace.report.document;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.RequestId;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.engine.verdict.WordHistory;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Fate;
import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Meaning;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.TwinStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding: what it is, the run that shows it, and who is to blame. */
final class FindingBlocks {
    private final Draft draft;
    private final int level;
    private final Cast cast;
    private final Verdict verdict;

    /**
     * For the findings of a verdict.
     *
     * @param level that of their chapters
     */
    FindingBlocks(Draft draft, int level, Cast cast, Verdict verdict) {
        this.level = level;
        this.draft = draft;
        this.cast = cast;
        this.verdict = verdict;
    }

    /** In full, or as short as makes sense. */
    void add(Finding finding, boolean full) {
        String title = finding.damage().map(Damage::label).orElse(finding.conclusion().label());
        draft.add(new Block.Chapter(level, title, Tone.of(finding.conclusion())));
        draft.text(Meaning.of(finding, verdict));
        if (!finding.company().isEmpty()) {
            draft.text(Meaning.company(finding.company()));
        }
        draft.gap();
        Optional<TwinStory> twins =
                finding.blame()
                        .filter(_ -> full)
                        .flatMap(b -> b.twin().map(t -> TwinStory.of(cast, finding, b, t)));
        twins.ifPresentOrElse(
                story -> twins(title, finding, story), () -> single(title, finding, full));
    }

    private void twins(String title, Finding finding, TwinStory story) {
        draft.add(new Block.Twins(title, story));
        draft.gap();
        draft.add(new Block.Table(story.columns(), story.rows()));
        draft.gap();
        draft.text(story.conclusion(), Tone.STRONG);
        draft.text(story.scope());
        draft.gap();
        end("this run ends with:", finding, verdict.reference());
    }

    private void single(String title, Finding finding, boolean full) {
        Optional<RequestId> subject =
                finding.blame().map(Finding.Blame::request).or(() -> damaged(finding));
        Stage stage = Stage.of(cast, finding.witness(), subject);
        Focus focus =
                new Focus(subject, subject.isEmpty() && !full ? Optional.of(0) : Optional.empty());
        draft.add(new Block.Run(title, Story.of(finding.witness(), stage), focus, !full));
        draft.gap();
        draft.text(Ending.of(finding.wrong()), Tone.of(finding.conclusion()));
        end("at the end:", finding, verdict.reference());
        blame(finding);
    }

    /** Where the run leads. */
    private void end(String label, Finding finding, Set<Outcome> reference) {
        draft.item(1, label, String.join("; ", Ending.facts(finding.wrong(), finding.outcome())));
        if (!finding.standstill().isEmpty()) {
            draft.item(1, "held up:", String.join("; ", finding.standstill()));
        }
        if (!finding.histories().isEmpty()) {
            draft.item(1, "histories:", histories(finding.histories()));
        }
        for (String difference :
                Ending.differences(finding.wrong(), finding.outcome(), reference)) {
            draft.item(1, "differs:", difference);
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
                                            + " linearizable as long as nobody reads it; with a read at the end not: "
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
            draft.text(
                    finding.damage().filter(d -> d == Damage.LATE_ORIGINAL).isPresent()
                            ? "No single decision of the overlay is to blame: an original that is still on"
                                    + " its way executes without asking it."
                            : "No single decision of the overlay is to blame.");
            return;
        }
        Finding.Blame blame = finding.blame().get();
        draft.text(
                "To blame is the decision in step %d %s, which %s."
                        .formatted(
                                blame.step() + 1,
                                decision(blame.request(), blame.resent()),
                                Fate.of(
                                        finding.witness(),
                                        blame.step(),
                                        blame.request(),
                                        blame.executed())));
        draft.text(
                blame.twin()
                        .map(twin ->
                                "The sender cannot tell this run from one in which the opposite is"
                                        + " wrong: there %s %s."
                                                .formatted(
                                                        twin.request(),
                                                        Fate.of(
                                                                twin.trace(),
                                                                twin.step(),
                                                                twin.request(),
                                                                twin.executed())))
                        .orElse(
                                "No run with the same sender view was found that needs the opposite;"
                                        + " whether a better rule exists, a check does not decide."));
    }

    private static String decision(RequestId request, boolean resent) {
        return resent ? "to resend " + request : "not to resend " + request;
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
