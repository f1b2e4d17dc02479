package dev.twintrace.report.text;

import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.TwinStory;
import dev.twintrace.report.story.TwinStory.Side;
import dev.twintrace.report.text.Diagram.Block;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run and its twin: the same to the sender up to a decision, and each needs another. */
final class TwinText {
    private final Style style;
    private final Page page;

    TwinText(Style style, Page page) {
        this.style = style;
        this.page = page;
    }

    void print(TwinStory twins) {
        Story left = twins.here().story();
        Story right = twins.there().story();
        int half = Pair.width(style);
        boolean beside =
                Columns.possible(half, Diagram.tracks(left))
                        && Columns.possible(half, Diagram.tracks(right));
        int width = beside ? half : style.width();
        Diagram leftDiagram = new Diagram(left, style, width);
        Diagram rightDiagram = new Diagram(right, style, width);
        Halves leftHalves = halves(leftDiagram, twins.here());
        Halves rightHalves = halves(rightDiagram, twins.there());
        if (beside) {
            Pair pair = new Pair(style, page);
            pair.lines(
                    title(twins.here(), leftDiagram, half),
                    title(twins.there(), rightDiagram, half));
            pair.blocks(leftHalves.before(), rightHalves.before());
            band(twins);
            pair.lines(flat(leftHalves.after()), flat(rightHalves.after()));
            pair.lines(List.of(List.of()), List.of(List.of()));
            pair.lines(ending(twins.here(), half), ending(twins.there(), half));
        } else {
            stacked(twins.here(), leftDiagram, leftHalves);
            band(twins);
            stacked(twins.there(), rightDiagram, rightHalves);
        }
    }

    private record Halves(List<Block> before, List<Block> after) {}

    private static Halves halves(Diagram diagram, Side side) {
        List<Block> blocks = diagram.blocks(side.focus()::holds, Runs.LONG);
        return new Halves(
                blocks.stream().filter(b -> b.step() < side.decision()).toList(),
                blocks.stream().filter(b -> b.step() >= side.decision()).toList());
    }

    private List<List<Painted>> title(Side side, Diagram diagram, int width) {
        String title =
                side.name().toUpperCase(Locale.ROOT)
                        + side.heading().substring(side.name().length());
        List<List<Painted>> lines = new ArrayList<>();
        for (String line : Painted.wrap(style.text(title), width)) {
            lines.add(List.of(new Painted(line, Tint.STRONG)));
        }
        lines.addAll(diagram.header());
        return lines;
    }

    private List<List<Painted>> ending(Side side, int width) {
        return Painted.wrap(style.text("=> " + side.ending()), width).stream()
                .map(line -> List.of(new Painted(line, Tint.BAD)))
                .toList();
    }

    private void stacked(Side side, Diagram diagram, Halves halves) {
        title(side, diagram, style.width()).forEach(this::line);
        flat(halves.before()).forEach(this::line);
        flat(halves.after()).forEach(this::line);
        ending(side, style.width()).forEach(this::line);
    }

    private void line(List<Painted> line) {
        page.line(line.toArray(Painted[]::new));
    }

    private static List<List<Painted>> flat(List<Block> blocks) {
        return blocks.stream().flatMap(b -> b.lines().stream()).toList();
    }

    /** What the sender saw by the decision, once for both runs, as it is the same. */
    private void band(TwinStory twins) {
        page.rule(twins.band(), Tint.STRONG);
        page.indented("  sees     ", String.join("; ", shortened(twins.seen())), Tint.STRONG);
        page.indented("  decides  ", twins.question().text(), Tint.STRONG);
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
}
