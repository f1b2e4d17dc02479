package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Line.Mark;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run, drawn: its rows at given heights, with lifelines, and arrows between them. */
final class Panel {
    /** The height of the names above the lifelines. */
    static final double HEAD = 2 * Ink.LINE + 10;

    private final double left;
    private final Columns columns;
    private final Story story;
    private final int run;
    private final Voyage voyage;
    private final List<Shape> back = new ArrayList<>();
    private final List<Shape> front = new ArrayList<>();

    /**
     * A panel to be drawn.
     *
     * @param run 1, or 2 for the twin
     * @param left where it begins
     */
    Panel(Story story, Columns columns, int run, double left) {
        this.left = left;
        this.columns = columns;
        this.story = story;
        this.run = run;
        this.voyage = new Voyage(columns, run);
    }

    /**
     * Draws.
     *
     * @param tops of the rows
     * @param top where the names are
     * @param bottom where the lifelines end
     */
    List<Shape> draw(List<Row> rows, List<Double> tops, double top, double bottom) {
        head(top);
        lifelines(top + HEAD - 4, bottom);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), tops.get(i));
        }
        List<Shape> all = new ArrayList<>(back);
        all.addAll(voyage.shapes(bottom, rows.isEmpty() ? 0 : rows.getLast().step()));
        all.addAll(front);
        return all.stream().map(this::moved).toList();
    }

    private void head(double top) {
        double base = top + Ink.ASCENT;
        names(Columns.LEFT, base, columns.sender(), story.left());
        for (int lane = 0; lane < columns.lanes(); lane++) {
            label(
                    columns.lane(lane),
                    base + Ink.LINE,
                    Align.MIDDLE,
                    Integer.toString(lane),
                    Role.FAINT);
        }
        label(
                (columns.lane(0) + columns.lane(columns.lanes() - 1)) / 2,
                base,
                Align.MIDDLE,
                "lane",
                Role.FAINT);
        names(columns.nicText(), base, columns.nic(), "NIC of " + story.target());
        if (columns.changes()) {
            names(columns.memoryText(), base, columns.memory(), "memory");
        }
        if (columns.others()) {
            names(columns.applicationText(), base, columns.application(), story.right());
        }
    }

    private void names(double x, double base, double width, String name) {
        List<String> lines = Ink.wrap(name, width);
        for (int i = 0; i < Math.min(2, lines.size()); i++) {
            label(x, base + i * Ink.LINE, Align.START, lines.get(i), Role.STRONG);
        }
    }

    private void label(double x, double y, Align align, String text, Role role) {
        front.add(new Shape.Label(x, y, align, text, role, Tag.NONE));
    }

    private void lifelines(double from, double to) {
        for (int lane = 0; lane < columns.lanes(); lane++) {
            lifeline(columns.lane(lane), from, to);
        }
        lifeline(columns.target(), from, to);
    }

    private void lifeline(double x, double from, double to) {
        back.add(
                new Shape.Stroke(
                        List.of(new Point(x, from), new Point(x, to)),
                        false,
                        false,
                        Role.FAINT,
                        Tag.NONE));
    }

    private void row(Row row, double top) {
        double y = top;
        row.folded().forEach(flight -> voyage.take(flight, top + Ink.LINE / 2, row.step()));
        boolean numbered = false;
        for (Row.Entry entry : row.entries()) {
            switch (entry) {
                case Row.Told told -> {
                    if (!numbered) {
                        number(row, told, y);
                        numbered = true;
                    }
                    told(row, told, y);
                }
                case Row.Note note -> note(row, note, y);
            }
            y += entry.lines() * Ink.LINE;
        }
    }

    /** The mark says without colour what the colour says. */
    private void number(Row row, Row.Told told, double y) {
        Role role = role(row.mark());
        String sign =
                switch (row.mark()) {
                    case DAMAGE, ERROR -> "!";
                    case DECISION -> "?";
                    case PLAIN, NOTED, FAULT -> "";
                };
        Tag tag = tag(row, told);
        front.add(
                new Shape.Label(
                        Columns.LEFT - 12,
                        y + Ink.ASCENT,
                        Align.END,
                        sign + (row.step() + 1),
                        role,
                        tag));
    }

    private void told(Row row, Row.Told told, double y) {
        Line line = told.line();
        Role role = role(line.mark());
        Tag tag = tag(row, told);
        if (line.column() == Column.NETWORK) {
            across(told, y, role, tag);
            return;
        }
        if (Row.seen(story, line) && line.column() == Column.SENDER) {
            back.add(
                    new Shape.Area(
                            Columns.LEFT - 6,
                            y,
                            columns.sender() + 6,
                            told.sender().size() * Ink.LINE + 2,
                            Role.VIEW,
                            tag));
        }
        texts(told.sender(), Columns.LEFT, y, role, tag);
        texts(told.nic(), columns.nicText(), y, role, tag);
        texts(told.memory(), columns.memoryText(), y, role, tag);
        texts(told.application(), columns.applicationText(), y, role, tag);
        double middle = y + Ink.LINE / 2;
        line.flight()
                .ifPresent(flight -> {
                    voyage.take(flight, middle, row.step());
                    dot(flight, middle, role, tag);
                });
    }

    private void dot(Flight flight, double y, Role role, Tag tag) {
        if (flight instanceof Flight.Arrives(var copy, boolean toLeft, boolean _)) {
            double x = toLeft ? columns.lane(copy.lane()) : columns.target();
            front.add(new Shape.Dot(new Point(x, y), role, tag));
        }
    }

    /** What happens to the network: a line from side to side. */
    private void across(Row.Told told, double y, Role role, Tag tag) {
        double middle = y + Ink.LINE / 2;
        String text = String.join(" ", told.sender());
        double begin = Columns.LEFT + Ink.width("    ");
        double end = begin + Ink.width(text) + 8;
        back.add(stroke(Columns.LEFT, begin - 6, middle, role, tag));
        back.add(stroke(Math.min(end, columns.width()), columns.width() - 4, middle, role, tag));
        for (int i = 0; i < told.sender().size(); i++) {
            front.add(
                    new Shape.Label(
                            begin,
                            y + Ink.ASCENT + i * Ink.LINE,
                            Align.START,
                            told.sender().get(i),
                            role,
                            tag));
        }
    }

    private static Shape stroke(double from, double to, double y, Role role, Tag tag) {
        return new Shape.Stroke(
                List.of(new Point(from, y), new Point(to, y)), true, false, role, tag);
    }

    private void note(Row row, Row.Note note, double y) {
        Role role = row.mark() == Mark.DAMAGE ? Role.DAMAGE : Role.FAINT;
        Tag tag = Tag.of(run, row.first(), row.step(), Optional.empty());
        texts(note.text(), Columns.LEFT, y, role, tag);
    }

    private void texts(List<String> texts, double x, double y, Role role, Tag tag) {
        for (int i = 0; i < texts.size(); i++) {
            front.add(
                    new Shape.Label(
                            x,
                            y + Ink.ASCENT + i * Ink.LINE,
                            Align.START,
                            texts.get(i),
                            role,
                            tag));
        }
    }

    /** Of what belongs to a run as a whole. */
    static Tag whole(int run) {
        return new Tag(Optional.empty(), Optional.empty(), Optional.of(run), Optional.empty());
    }

    /** Of what is said after the last step of a run. */
    static Tag end(int run, List<Row> rows) {
        int last = rows.isEmpty() ? 0 : rows.getLast().step();
        return Tag.of(run, last, last, Optional.empty());
    }

    private Tag tag(Row row, Row.Told told) {
        return Tag.of(
                run,
                row.first(),
                row.step(),
                told.line().flight().stream()
                        .flatMap(f -> f.copies().stream())
                        .filter(c -> c.number() > 0)
                        .map(c -> c.queuePair() + "#" + c.number())
                        .findFirst());
    }

    private static Role role(Mark mark) {
        return switch (mark) {
            case PLAIN, NOTED -> Role.PLAIN;
            case FAULT -> Role.FAULT;
            case ERROR -> Role.ERROR;
            case DECISION -> Role.DECISION;
            case DAMAGE -> Role.DAMAGE;
        };
    }

    private Shape moved(Shape shape) {
        return switch (shape) {
            case Shape.Label(var x, var y, var align, var text, var role, var tag) ->
                    new Shape.Label(x + left, y, align, text, role, tag);
            case Shape.Stroke(var points, var dashed, var arrow, var role, var tag) ->
                    new Shape.Stroke(
                            points.stream().map(this::moved).toList(), dashed, arrow, role, tag);
            case Shape.Cross(var at, var role, var tag) -> new Shape.Cross(moved(at), role, tag);
            case Shape.Dot(var at, var role, var tag) -> new Shape.Dot(moved(at), role, tag);
            case Shape.Area(var x, var y, var w, var h, var role, var tag) ->
                    new Shape.Area(x + left, y, w, h, role, tag);
        };
    }

    private Point moved(Point point) {
        return new Point(point.x() + left, point.y());
    }
}
