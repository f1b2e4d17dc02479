package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Flight.Copy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws the copies of requests and their answers on their way, in the order of their events: a
 * slanted arrow; a cross where one is lost; and where much happens meanwhile, a line that waits in
 * the middle of the network, as a late one does past the failover.
 */
final class Voyage {
    /** Further down than so much, an arrow waits on its way. */
    private static final double LONG = 6 * Ink.LINE;

    /** How far down a slanted part goes. */
    private static final double SLANT = Ink.LINE;

    private final Columns columns;
    private final int run;
    private final Map<Copy, Leg> onTheirWay = new LinkedHashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    /** One half of a voyage, begun. */
    private record Leg(Point from, boolean answer, boolean toLeft, int track) {}

    Voyage(Columns columns, int run) {
        this.columns = columns;
        this.run = run;
    }

    /** What happens at some height. */
    void take(Flight flight, double y, int step) {
        switch (flight) {
            case Flight.Departs(Copy copy, boolean fromLeft, boolean entered) -> {
                Point from = new Point(fromLeft ? lane(copy) : columns.target(), y);
                if (entered) {
                    onTheirWay.put(copy, new Leg(from, false, !fromLeft, free()));
                } else {
                    double x = from.x() + (fromLeft ? SLANT : -SLANT);
                    lost(new Leg(from, false, !fromLeft, 0), new Point(x, y + 4), copy, step);
                }
            }
            case Flight.Arrives(Copy copy, boolean toLeft, boolean answered) -> {
                Point at = new Point(toLeft ? lane(copy) : columns.target(), y);
                arrive(copy, at, step);
                if (answered) {
                    onTheirWay.put(copy, new Leg(at, true, !toLeft, free()));
                }
            }
            case Flight.Lost(Copy copy) -> end(copy, y, step);
            case Flight.SentAgain(Copy copy) -> {
                end(copy, y - 4, step);
                onTheirWay.put(copy, new Leg(new Point(lane(copy), y), false, false, free()));
            }
            case Flight.Returns(Copy copy, boolean toLeft) ->
                    arrive(copy, new Point(toLeft ? lane(copy) : columns.target(), y), step);
            case Flight.Dropped(List<Copy> copies) -> copies.forEach(copy -> end(copy, y, step));
        }
    }

    /** All shapes; what is still on its way after the last step fades out there. */
    List<Shape> shapes(double end, int last) {
        List<Shape> all = new ArrayList<>(shapes);
        onTheirWay.forEach((copy, leg) -> {
            List<Point> way = way(leg, new Point(middle(leg), end));
            all.add(stroke(way, leg, false, copy, last));
        });
        return all;
    }

    /** The first track that nothing waits on. */
    private int free() {
        int track = 0;
        while (taken(track)) {
            track++;
        }
        return track;
    }

    private boolean taken(int track) {
        return onTheirWay.values().stream().anyMatch(leg -> leg.track() == track);
    }

    private double lane(Copy copy) {
        return columns.lane(copy.lane());
    }

    private void arrive(Copy copy, Point at, int step) {
        Optional.ofNullable(onTheirWay.remove(copy))
                .ifPresent(leg -> shapes.add(stroke(way(leg, at), leg, true, copy, step)));
    }

    private void end(Copy copy, double y, int step) {
        Optional.ofNullable(onTheirWay.remove(copy))
                .ifPresent(leg -> lost(leg, new Point(middle(leg), y), copy, step));
    }

    private void lost(Leg leg, Point at, Copy copy, int step) {
        shapes.add(stroke(way(leg, at), leg, false, copy, step));
        shapes.add(new Shape.Cross(at, Role.FAULT, tag(copy, step)));
    }

    /** Those that wait at the same time do so beside each other. */
    private double middle(Leg leg) {
        double left = columns.lane(columns.lanes() - 1);
        double right = columns.target();
        return left + (right - left) * (0.25 + 0.5 * (leg.track() % 5) / 4);
    }

    private List<Point> way(Leg leg, Point to) {
        if (to.y() - leg.from().y() <= LONG) {
            return List.of(leg.from(), to);
        }
        double x = middle(leg);
        Point down = new Point(x, leg.from().y() + SLANT);
        return to.x() == x
                ? List.of(leg.from(), down, to)
                : List.of(leg.from(), down, new Point(x, to.y() - SLANT), to);
    }

    private Shape stroke(List<Point> way, Leg leg, boolean arrow, Copy copy, int step) {
        return new Shape.Stroke(
                way,
                leg.answer(),
                arrow,
                leg.answer() ? Role.ANSWER : Role.REQUEST,
                tag(copy, step));
    }

    private Tag tag(Copy copy, int step) {
        return Tag.of(
                run,
                step,
                step,
                copy.number() == 0
                        ? Optional.empty()
                        : Optional.of(copy.queuePair() + "#" + copy.number()));
    }
}
