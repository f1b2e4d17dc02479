package dev.twintrace.report.text;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.RequestId;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Meaning;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.text.Painted.Tint;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One finding: what it is, the run that shows it, and who is to blame. */
final class FindingText {
    private final Style style;
    private final Page page;
    private final Cast cast;
    private final Set<Outcome> reference;

    FindingText(Style style, Page page, Cast cast, Set<Outcome> reference) {
        this.style = style;
        this.page = page;
        this.cast = cast;
        this.reference = reference;
    }

    /** In full, or as short as makes sense. */
    void print(Finding finding, boolean full) {
        page.rule(
                finding.damage().map(Damage::label).orElse(finding.conclusion().label()),
                TextReport.tint(finding.conclusion()));
        page.text(
                finding.damage().map(Meaning::of).orElseGet(() -> Meaning.of(finding.conclusion())),
                Tint.PLAIN);
        page.blank();
        Optional<Finding.Twin> twin = finding.blame().flatMap(Finding.Blame::twin);
        if (full && finding.blame().isPresent() && twin.isPresent()) {
            new TwinText(style, page, cast, reference)
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
        end(page, finding, reference);
        blame(finding);
    }

    /** Where the run leads. */
    static void end(Page page, Finding finding, Set<Outcome> reference) {
        page.indented(
                "  at the end: ", String.join("; ", Ending.facts(finding.outcome())), Tint.PLAIN);
        for (String difference :
                Ending.differences(finding.wrong(), finding.outcome(), reference)) {
            page.indented("  impossible: ", difference, Tint.PLAIN);
        }
    }

    private void blame(Finding finding) {
        if (finding.blame().isEmpty()) {
            page.text(
                    finding.damage().filter(d -> d == Damage.LATE_ORIGINAL).isPresent()
                            ? "No decision of the overlay is to blame: the original does this whether its"
                                    + " request is resent or not."
                            : "No single decision of the overlay is to blame.",
                    Tint.PLAIN);
            return;
        }
        Finding.Blame blame = finding.blame().get();
        page.text(
                "To blame is the decision in step %d %s, which %s by then."
                        .formatted(
                                blame.step() + 1,
                                decision(blame.request(), blame.resent()),
                                executed(blame.executed())),
                Tint.PLAIN);
        page.text(
                blame.twin().isPresent()
                        ? "A run with the same sender view needs the opposite: there the request %s."
                                .formatted(executed(blame.twin().get().executed()))
                        : "No run with the same sender view was found that needs the opposite; whether a"
                                + " better rule exists, `twintrace solve` tells.",
                Tint.PLAIN);
    }

    static String decision(RequestId request, boolean resent) {
        return resent ? "to resend " + request : "not to resend " + request;
    }

    static String executed(int count) {
        return switch (count) {
            case 0 -> "had never been executed";
            case 1 -> "had been executed once";
            default -> "had been executed " + count + " times";
        };
    }

    private static Optional<RequestId> damaged(Finding finding) {
        return finding.witness().steps().stream()
                .flatMap(step -> step.events().stream())
                .flatMap(event ->
                        event instanceof Event.Damaged damaged
                                ? damaged.request().stream()
                                : java.util.stream.Stream.<RequestId>of())
                .reduce((a, b) -> b);
    }
}
