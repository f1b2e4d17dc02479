package dev.twintrace.report.text;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.core.WordWidth;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.Words;
import dev.twintrace.report.text.Diagram.Block;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A run and its twin: the same to the sender up to a decision, and each needs another. */
final class TwinText {
    private final Style style;
    private final Page page;
    private final Cast cast;
    private final Set<Outcome> reference;

    TwinText(Style style, Page page, Cast cast, Set<Outcome> reference) {
        this.style = style;
        this.page = page;
        this.cast = cast;
        this.reference = reference;
    }

    void print(Finding finding, Blame blame, Twin twin) {
        Stage stage = new Stage(cast, blame.request().queuePair());
        int half = Pair.width(style);
        Story left = Story.of(finding.witness(), stage);
        Story right = Story.of(twin.trace(), stage);
        boolean beside =
                Columns.possible(half, Diagram.tracks(left))
                        && Columns.possible(half, Diagram.tracks(right));
        String leftTitle =
                "THIS RUN: " + blame.request() + " " + FindingText.fate(finding.witness(), blame);
        String rightTitle = "ITS TWIN: " + twin.request() + " " + FindingText.fate(twin);
        int width = beside ? half : style.width();
        Diagram leftDiagram = new Diagram(left, style, width);
        Diagram rightDiagram = new Diagram(right, style, width);
        Halves leftHalves = halves(leftDiagram, blame.request(), blame.step());
        Halves rightHalves = halves(rightDiagram, twin.request(), twin.step());
        if (beside) {
            Pair pair = new Pair(style, page);
            pair.lines(title(leftTitle, leftDiagram, half), title(rightTitle, rightDiagram, half));
            pair.blocks(leftHalves.before(), rightHalves.before());
            band(finding.witness(), blame, twin);
            pair.lines(flat(leftHalves.after()), flat(rightHalves.after()));
            pair.lines(List.of(List.of()), List.of(List.of()));
            pair.lines(
                    ending(Ending.of(finding.wrong()), half),
                    ending(Ending.of(twin.wrong()), half));
        } else {
            stacked(leftTitle, leftDiagram, leftHalves, Ending.of(finding.wrong()));
            band(finding.witness(), blame, twin);
            stacked(rightTitle, rightDiagram, rightHalves, Ending.of(twin.wrong()));
        }
        page.blank();
        FindingText.end("  this run ends with: ", page, finding, reference);
        conclude(blame, twin);
    }

    private record Halves(List<Block> before, List<Block> after) {}

    private static Halves halves(Diagram diagram, RequestId request, int decision) {
        Predicate<Story.Scene> matters =
                scene -> scene.concerns(request) || scene.step() == decision;
        List<Block> blocks = diagram.blocks(matters, Runs.LONG);
        return new Halves(
                blocks.stream().filter(b -> b.step() < decision).toList(),
                blocks.stream().filter(b -> b.step() >= decision).toList());
    }

    private List<List<Painted>> title(String title, Diagram diagram, int width) {
        List<List<Painted>> lines = new ArrayList<>();
        for (String line : Painted.wrap(style.text(title), width)) {
            lines.add(List.of(new Painted(line, Tint.STRONG)));
        }
        lines.addAll(diagram.header());
        return lines;
    }

    private List<List<Painted>> ending(String text, int width) {
        return Painted.wrap(style.text("=> " + text), width).stream()
                .map(line -> List.of(new Painted(line, Tint.BAD)))
                .toList();
    }

    private void stacked(String title, Diagram diagram, Halves halves, String ending) {
        title(title, diagram, style.width()).forEach(this::line);
        flat(halves.before()).forEach(this::line);
        flat(halves.after()).forEach(this::line);
        ending(ending, style.width()).forEach(this::line);
    }

    private void line(List<Painted> line) {
        page.line(line.toArray(Painted[]::new));
    }

    private static List<List<Painted>> flat(List<Block> blocks) {
        return blocks.stream().flatMap(b -> b.lines().stream()).toList();
    }

    /** What the sender saw by the decision, once for both runs, as it is the same. */
    private void band(Trace witness, Blame blame, Twin twin) {
        String queuePair = blame.request().queuePair();
        SenderView here = SenderView.before(witness, queuePair, blame.step());
        SenderView there = SenderView.before(twin.trace(), queuePair, twin.step());
        boolean same = here.equals(there);
        page.rule(
                same
                        ? "the sender sees the same in both runs"
                        : "THE SENDER VIEWS DIFFER: this is no twin, please report it",
                Tint.STRONG);
        List<String> seen = here.events().stream().map(TwinText::seen).toList();
        page.indented("  sees     ", String.join("; ", shortened(seen)), Tint.STRONG);
        page.indented(
                "  decides  ",
                blame.resent()
                        ? "resend %s? In this run yes, as the rule says; in its twin no."
                                .formatted(blame.request())
                        : "resend %s? In this run no, as the rule says; in its twin yes."
                                .formatted(blame.request()),
                Tint.STRONG);
        page.rule("", Tint.STRONG);
    }

    /** A long view: how it begins and how it ends. */
    private List<String> shortened(List<String> seen) {
        if (style.full() || seen.size() <= 14) {
            return seen;
        }
        List<String> result = new ArrayList<>(seen.subList(0, 4));
        result.add("\u2026 " + (seen.size() - 10) + " more \u2026");
        result.addAll(seen.subList(seen.size() - 6, seen.size()));
        return result;
    }

    /** What a sender sees, in a few words. */
    static String seen(Event.InSenderView event) {
        return switch (event) {
            case Event.Posted(
                            String process,
                            RequestId request,
                            Operation operation,
                            int lane,
                            boolean entered) ->
                    Words.tied("posts " + request + " ") + Words.operation(operation);
            case Event.PostFailed e -> "a post fails";
            case Event.Completed e ->
                    e.request()
                            + " completed"
                            + (e.results().isEmpty() ? "" : ": " + Words.values(e.results()));
            case Event.ErrorRaised e ->
                    "error on lane " + e.lane() + ": " + Words.requests(e.requests());
            case Event.MovedOn e -> "lane " + e.lane() + " is dead";
            case Event.Resent e -> "resends " + e.request();
            case Event.Withheld e -> "does not resend " + e.request();
            case Event.CompletedByOverlay e -> "completes " + e.request() + " itself";
            case Event.Aborted e -> e.byRule() ? "aborts" : "has no lane left and aborts";
            case Event.ProbeSent e -> "probes " + e.place().text();
            case Event.ProbeAnswered e -> "probe says " + Words.values(e.values());
            case Event.Counted e -> "count says " + WordWidth.text(e.receives());
            case Event.Closed e -> "closes the old lanes";
            case Event.HandshakeDone e -> "handshake done";
            case Event.Decided e -> "decides to " + e.way();
            case Event.RuleEnded e -> "its rule ends";
        };
    }

    /** That the twin needs this run's decision is known only if it ends well with it. */
    private void conclude(Blame blame, Twin twin) {
        String here =
                blame.resent() ? "resending it does the harm" : "not resending it does the harm";
        String there = blame.resent() ? "not resending it would" : "resending it would";
        page.text(
                twin.rescued().isPresent()
                        ? "The decision about %s: in this run %s, in its twin %s, and the sender cannot tell which of the two it is in."
                                .formatted(blame.request(), here, there)
                        : "The decision about %s is wrong in this run and the opposite is wrong in its twin, and the sender cannot tell which of the two it is in."
                                .formatted(blame.request()),
                Tint.STRONG);
        twin.rescued()
                .ifPresent(run ->
                        page.text(
                                "With the decision of this run the twin ends well, after %d steps."
                                        .formatted(run.steps().size()),
                                Tint.PLAIN));
    }
}
