package dev.twintrace.report.picture;

import dev.twintrace.core.Event;
import dev.twintrace.report.picture.Lifelines.End;
import dev.twintrace.report.picture.Lifelines.Lane;
import dev.twintrace.report.picture.Lifelines.Target;
import dev.twintrace.report.picture.Lifelines.Third;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Line.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run, drawn: its rows at given heights, with lifelines, and arrows between them. */
final class Panel {
    private final Columns columns;
    private final Heading heading;
    private final int run;
    private final Voyage voyage;
    private final List<Shape> back = new ArrayList<>();
    private final List<Shape> front = new ArrayList<>();

    /** From where on a lane is dead. */
    private final Map<Lane, Double> down = new HashMap<>();

    /**
     * A panel to be drawn.
     *
     * @param run 1, or 2 for the twin
     */
    Panel(Columns columns, Heading heading, int run) {
        this.columns = columns;
        this.heading = heading;
        this.run = run;
        this.voyage = new Voyage(columns, run);
    }

    /**
     * Draws.
     *
     * @param tops of the rows
     * @param left where it begins
     * @param top where the names are
     * @param bottom where the lifelines end
     */
    List<Shape> draw(List<Row> rows, List<Double> tops, double left, double top, double bottom) {
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), tops.get(i));
        }
        List<Shape> all = new ArrayList<>();
        lifelines(all, top + heading.lifelines(), bottom);
        all.addAll(back);
        all.addAll(voyage.shapes(bottom, rows.isEmpty() ? 0 : rows.getLast().step()));
        all.addAll(heading.draw(top));
        all.addAll(front);
        return Moved.right(all, left);
    }

    private void lifelines(List<Shape> all, double from, double to) {
        columns.lifelines().lanes().forEach(lane -> lifeline(all, lane, from, to));
        lifeline(all, new Target(), from, to);
        columns.lifelines().thirds().forEach(host -> lifeline(all, new Third(host), from, to));
    }

    private void lifeline(List<Shape> all, End end, double from, double to) {
        double dies =
                end instanceof Lane lane
                        ? Optional.ofNullable(down.get(lane)).map(y -> Math.min(y, to)).orElse(to)
                        : to;
        all.add(lifeline(columns.x(end), from, dies, false));
        if (dies < to) {
            all.add(lifeline(columns.x(end), dies, to, true));
        }
    }

    private static Shape lifeline(double x, double from, double to, boolean dashed) {
        List<Point> points = List.of(new Point(x, from), new Point(x, to));
        return new Shape.Stroke(points, dashed, false, Role.FAINT, Tag.NONE);
    }

    private void row(Row row, double top) {
        row.folded().forEach(flight -> voyage.take(flight, top + Ink.LINE / 2, row.step(), false));
        double y = top;
        for (Row.Entry entry : row.entries()) {
            if (y == top && !entry.line().isEmpty()) {
                number(row, tag(row, entry), y);
            }
            entry(row, entry, y);
            y += entry.lines() * Ink.LINE;
        }
        Role role = row.mark() == Mark.DAMAGE ? Role.DAMAGE : Role.FAINT;
        texts(
                row.because(),
                columns.nicText(),
                top + row.becauseFrom() * Ink.LINE,
                role,
                Tag.of(run, row.first(), row.step(), Optional.empty()));
    }

    /** The mark says without colour what the colour says. */
    private void number(Row row, Tag tag, double y) {
        String sign =
                switch (row.mark()) {
                    case DAMAGE, ERROR -> "!";
                    case DECISION -> "?";
                    case PLAIN, NOTED, FAULT -> "";
                };
        front.add(
                new Shape.Label(
                        columns.left() - 12,
                        y + Ink.ASCENT,
                        Align.END,
                        sign + (row.step() + 1),
                        role(row.mark()),
                        tag));
    }

    private void entry(Row row, Row.Entry entry, double y) {
        Tag tag = tag(row, entry);
        Role role = entry.line().stream().map(l -> role(l.mark())).findFirst().orElse(Role.FAINT);
        if (entry.seen()) {
            double height = entry.sender().size() * Ink.LINE + 2;
            back.add(
                    new Shape.Area(
                            columns.left() - 6, y, columns.sender() + 6, height, Role.VIEW, tag));
        }
        texts(entry.sender(), columns.left(), y, role, tag);
        texts(entry.nic(), columns.nicText(), y, role, tag);
        texts(entry.memory(), columns.memoryText(), y, role, tag);
        texts(entry.application(), columns.applicationText(), y, role, tag);
        for (Line line : entry.line()) {
            dies(line.event(), y + Ink.LINE / 2);
            if (line.column() == Column.NETWORK) {
                across(entry, y, role, tag);
            }
            line.flight().ifPresent(flight -> flight(flight, row, entry, y, role, tag));
        }
    }

    private void flight(Flight flight, Row row, Row.Entry entry, double top, Role role, Tag tag) {
        double y = top + Ink.LINE / 2;
        if (entry.line().stream().anyMatch(line -> refuses(line.event()))) {
            voyage.refused(flight.copies(), y, row.step());
        } else {
            voyage.take(flight, y, row.step(), entry.late());
        }
        Optional<End> at =
                switch (flight) {
                    case Flight.Arrives(var copy, boolean _, boolean _) ->
                            Optional.of(columns.lifelines().executor(copy));
                    case Flight.Returns(var copy, boolean _) ->
                            Optional.of(columns.lifelines().sender(copy));
                    case Flight.Departs _, Flight.Lost _, Flight.SentAgain _, Flight.Dropped _ ->
                            Optional.empty();
                };
        at.ifPresent(end -> {
            if (flight instanceof Flight.Arrives || entry.late()) {
                front.add(new Shape.Dot(new Point(columns.x(end), y), entry.late(), role, tag));
            }
            if (entry.late()) {
                late(end, top, tag);
            }
        });
    }

    private static boolean refuses(Event event) {
        return event instanceof Event.Refused
                || event instanceof Event.ReceiverNotReady
                || event instanceof Event.QueuePairUnknown;
    }

    /** Under the arrow, on the side from which it comes. */
    private void late(End end, double top, Tag tag) {
        double base = top + Ink.LINE + Ink.ASCENT;
        front.add(
                end instanceof Lane
                        ? new Shape.Label(
                                columns.lastLane() + 6, base, Align.START, "late", Role.LATE, tag)
                        : new Shape.Label(
                                columns.x(end) - 6, base, Align.END, "late", Role.LATE, tag));
    }

    private void dies(Event event, double y) {
        switch (event) {
            case Event.LaneDown e -> down.putIfAbsent(new Lane(e.queuePair(), e.lane()), y);
            case Event.ErrorRaised e -> down.putIfAbsent(new Lane(e.queuePair(), e.lane()), y);
            case Event.MovedOn e -> down.putIfAbsent(new Lane(e.queuePair(), e.lane()), y);
            case Event e -> {}
        }
    }

    /** What happens to the network: a line from the text to the other side. */
    private void across(Row.Entry entry, double y, Role role, Tag tag) {
        double middle = y + Ink.LINE / 2;
        double text = entry.sender().isEmpty() ? 0 : Ink.width(entry.sender().getFirst());
        List<Point> points =
                List.of(
                        new Point(columns.left() + text + 8, middle),
                        new Point(columns.width() - 4, middle));
        back.add(new Shape.Stroke(points, true, false, role, tag));
    }

    private void texts(List<String> texts, double x, double y, Role role, Tag tag) {
        for (int i = 0; i < texts.size(); i++) {
            double base = y + Ink.ASCENT + i * Ink.LINE;
            front.add(new Shape.Label(x, base, Align.START, texts.get(i), role, tag));
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

    private Tag tag(Row row, Row.Entry entry) {
        return Tag.of(
                run,
                row.first(),
                row.step(),
                entry.line().stream()
                        .flatMap(line -> line.flight().stream())
                        .flatMap(flight -> flight.copies().stream())
                        .filter(copy -> copy.number() > 0)
                        .map(copy -> copy.queuePair() + "#" + copy.number())
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
}
