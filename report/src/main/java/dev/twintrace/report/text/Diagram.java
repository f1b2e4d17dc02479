package dev.twintrace.report.text;

import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Line.Mark;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A space-time diagram: time runs down, hosts stand side by side, copies travel between them. */
final class Diagram {
    private final Style style;
    private final int width;
    private final Columns columns;
    private final Tracks tracks;
    private final Story story;

    Diagram(Story story, Style style, int width) {
        int room = tracks(story);
        this.style = style;
        this.width = width;
        this.columns = Columns.fit(story, style, width, room);
        this.tracks = new Tracks(room);
        this.story = story;
    }

    /** The tracks that a story's network needs. */
    static int tracks(Story story) {
        List<Flight> flights =
                story.scenes().stream()
                        .flatMap(s -> s.lines().stream())
                        .flatMap(l -> l.flight().stream())
                        .toList();
        return Tracks.needed(flights);
    }

    /**
     * A step as drawn.
     *
     * @param seen whether the sender sees it
     * @param idle a line that goes on from it while nothing happens
     */
    record Block(int step, boolean seen, List<List<Painted>> lines, List<Painted> idle) {}

    /** The names over the columns. */
    List<List<Painted>> header() {
        Cells cells =
                columns.merged()
                        ? new Cells(
                                story.left(),
                                story.right().isEmpty()
                                        ? "NIC of " + story.target()
                                        : story.right(),
                                "",
                                "")
                        : new Cells(
                                story.left(), "NIC of " + story.target(), "memory", story.right());
        return rows("", Tint.STRONG, cells, " ".repeat(columns.tracks()));
    }

    /**
     * The steps.
     *
     * @param matters which steps to show where others are folded
     * @param limit how many steps may be shown without folding
     */
    List<Block> blocks(Predicate<Story.Scene> matters, int limit) {
        List<Block> blocks = new ArrayList<>();
        List<Block> pending = new ArrayList<>();
        boolean fold = !style.full() && story.scenes().size() > limit;
        for (Story.Scene scene : story.scenes()) {
            Block block = draw(scene);
            if (fold && !matters.test(scene) && !scene.telling()) {
                pending.add(block);
            } else {
                flush(pending, blocks);
                blocks.add(block);
            }
        }
        flush(pending, blocks);
        return blocks;
    }

    /** One or two steps take no more lines than saying that they are left out. */
    private void flush(List<Block> pending, List<Block> blocks) {
        if (pending.size() <= 2) {
            blocks.addAll(pending);
        } else {
            Block last = pending.getLast();
            String text = style.text("    \u2026 %d steps folded".formatted(pending.size()));
            blocks.add(
                    new Block(
                            last.step(),
                            false,
                            List.of(List.of(new Painted(text, Tint.FAINT))),
                            last.idle()));
        }
        pending.clear();
    }

    private Block draw(Story.Scene scene) {
        List<List<Painted>> lines = new ArrayList<>();
        String number = Integer.toString(scene.step() + 1);
        for (Line line : scene.lines()) {
            if (line.column() == Column.NETWORK) {
                lines.add(across(number, line));
            } else {
                String net = line.flight().map(tracks::draw).orElseGet(tracks::idle);
                lines.addAll(rows(front(line.mark(), number), tint(line.mark()), cells(line), net));
            }
            number = "";
        }
        for (String because : scene.because()) {
            because(scene.mark(), because, lines);
        }
        boolean seen = scene.lines().stream().anyMatch(l -> l.event() instanceof InSenderView);
        return new Block(scene.step(), seen, lines, idle());
    }

    private void because(Mark mark, String sentence, List<List<Painted>> lines) {
        Tint tint = mark == Mark.DAMAGE ? Tint.BAD : Tint.FAINT;
        String indent = " ".repeat(columns.number());
        for (String part :
                Painted.wrap(style.text("because " + sentence), width - columns.number())) {
            lines.add(List.of(Painted.plain(indent), new Painted(part, tint)));
        }
    }

    private List<Painted> idle() {
        return List.of(
                Painted.plain(" ".repeat(columns.number() + columns.sender() + 1)),
                Painted.plain(style.text(tracks.idle())));
    }

    private List<Painted> across(String number, Line line) {
        String dash = style.unicode() ? "\u254c" : "-";
        String text = " " + style.text(line.text()).replace('\u00a0', ' ') + " ";
        String front = Painted.pad(front(line.mark(), number), columns.number());
        int rest = Math.max(0, width - front.length() - 2 - text.length());
        String all = front + dash.repeat(2) + text + dash.repeat(rest);
        return List.of(
                new Painted(all.substring(0, Math.min(width, all.length())), tint(line.mark())));
    }

    /** The mark and the number of a step; the mark says without colour what the colour says. */
    private static String front(Mark mark, String number) {
        String sign =
                switch (mark) {
                    case DAMAGE, ERROR -> "!";
                    case DECISION -> "?";
                    case PLAIN, NOTED, FAULT -> " ";
                };
        return number.isEmpty()
                ? sign
                : number.length() > 2
                        ? sign + number
                        : sign + " ".repeat(2 - number.length()) + number;
    }

    private static Tint tint(Mark mark) {
        return switch (mark) {
            case DAMAGE -> Tint.BAD;
            case ERROR, FAULT -> Tint.WARN;
            case DECISION -> Tint.DECISION;
            case PLAIN, NOTED -> Tint.PLAIN;
        };
    }

    /** What stands in which column. */
    private record Cells(String sender, String nic, String memory, String application) {}

    private Cells cells(Line line) {
        return switch (line.column()) {
            case SENDER, NETWORK ->
                    new Cells(columns.merged() ? Columns.brief(line) : line.sentence(), "", "", "");
            case NIC ->
                    columns.merged()
                            ? new Cells("", line.sentence(), "", "")
                            : new Cells("", line.text(), line.changeText(), "");
            case APPLICATION ->
                    columns.merged()
                            ? new Cells("", line.sentence(), "", "")
                            : new Cells("", "", line.changeText(), line.text());
        };
    }

    private List<List<Painted>> rows(String front, Tint tint, Cells cells, String net) {
        List<List<String>> wrapped =
                List.of(
                        Painted.wrap(style.text(cells.sender()), columns.sender()),
                        Painted.wrap(style.text(cells.nic()), columns.nic()),
                        Painted.wrap(style.text(cells.memory()), Math.max(1, columns.memory())),
                        Painted.wrap(
                                style.text(cells.application()),
                                Math.max(1, columns.application())));
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        List<List<Painted>> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            rows.add(
                    List.of(
                            new Painted(
                                    Painted.pad(i == 0 ? front : "", columns.number())
                                            + cell(wrapped.get(0), i, columns.sender()),
                                    tint),
                            Painted.plain(" "),
                            new Painted(
                                    style.text(i == 0 ? net : tracks.idle()),
                                    i == 0 ? tint : Tint.PLAIN),
                            Painted.plain(" "),
                            new Painted(
                                    cell(wrapped.get(1), i, columns.nic())
                                            + (columns.merged()
                                                    ? ""
                                                    : " "
                                                            + cell(
                                                                    wrapped.get(2),
                                                                    i,
                                                                    columns.memory())
                                                            + Columns.GAP
                                                            + cell(
                                                                    wrapped.get(3),
                                                                    i,
                                                                    columns.application())),
                                    tint)));
        }
        return rows;
    }

    private static String cell(List<String> lines, int i, int width) {
        return Painted.pad(i < lines.size() ? lines.get(i) : "", width);
    }
}
