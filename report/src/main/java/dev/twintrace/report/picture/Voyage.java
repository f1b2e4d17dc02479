package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Lifelines.End;
import dev.twintrace.report.picture.Lifelines.Lane;
import dev.twintrace.report.picture.Lifelines.Third;
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
 * slanted arrow; a cross where one is lost; and where much happens meanwhile, a line that waits on
 * its own track in the network, as a late one does past the failover. What goes between the target
 * and a third party waits to the right of the target's lifeline, and crosses the columns only
 * beside the text of its own step, so that no arrow runs through words.
 */
final class Voyage {
    /** Further down than so much, an arrow waits on its way. */
    private static final double LONG = 6 * Ink.LINE;

    /** How far down a slanted part goes in the network. */
    private static final double SLANT = Ink.LINE;

    /** How far down it goes across columns of text, so as to stay within its line. */
    private static final double FLAT = 6;

    private final Columns columns;
    private final int run;
    private final Map<Copy, Leg> onTheirWay = new LinkedHashMap<>();
    private final List<Flown> flown = new ArrayList<>();
    private final Tracks network = new Tracks();
    private final Tracks gutter = new Tracks();

    /** One half of a voyage, begun. */
    private record Leg(End end, double y, boolean answer, boolean inNetwork, int track) {}

    /** How a half ended: at a lifeline, or on its way. */
    private record Flown(
            Copy copy, Leg leg, Optional<End> to, double y, boolean late, boolean lost, int step) {}

    Voyage(Columns columns, int run) {
        this.columns = columns;
        this.run = run;
    }

    /**
     * What happens at some height.
     *
     * @param late whether what arrives does so after its lane has failed
     */
    void take(Flight flight, double y, int step, boolean late) {
        switch (flight) {
            case Flight.Departs(Copy copy, boolean _, boolean entered) -> {
                End from = sender(copy);
                if (entered) {
                    depart(copy, from, executor(copy), y, false, step);
                } else {
                    Leg leg = new Leg(from, y, false, from instanceof Lane, -1);
                    flown.add(new Flown(copy, leg, Optional.empty(), y + 4, false, true, step));
                }
            }
            case Flight.Arrives(Copy copy, boolean _, boolean answered) -> {
                End at = executor(copy);
                arrive(copy, at, y, step, late);
                if (answered) {
                    depart(copy, at, sender(copy), y, true, step);
                }
            }
            case Flight.Lost(Copy copy) -> lose(copy, y, step);
            case Flight.SentAgain(Copy copy) -> {
                lose(copy, y - 4, step);
                depart(copy, sender(copy), executor(copy), y, false, step);
            }
            case Flight.Returns(Copy copy, boolean _) -> arrive(copy, sender(copy), y, step, late);
            case Flight.Dropped(List<Copy> copies) -> copies.forEach(copy -> lose(copy, y, step));
        }
    }

    /**
     * The first of these reaches its target, which will not have it; the others end on their way.
     */
    void refused(List<Copy> copies, double y, int step) {
        copies.stream()
                .limit(1)
                .forEach(copy ->
                        land(copy)
                                .ifPresent(leg ->
                                        flown.add(
                                                new Flown(
                                                        copy,
                                                        leg,
                                                        Optional.of(executor(copy)),
                                                        y,
                                                        false,
                                                        true,
                                                        step))));
        copies.forEach(copy -> lose(copy, y, step));
    }

    private End sender(Copy copy) {
        return columns.lifelines().sender(copy);
    }

    private End executor(Copy copy) {
        return columns.lifelines().executor(copy);
    }

    private void depart(Copy copy, End from, End to, double y, boolean answer, int step) {
        land(copy)
                .ifPresent(leg ->
                        flown.add(new Flown(copy, leg, Optional.empty(), y, false, false, step)));
        boolean inNetwork = from instanceof Lane || to instanceof Lane;
        int track = (inNetwork ? network : gutter).take();
        onTheirWay.put(copy, new Leg(from, y, answer, inNetwork, track));
    }

    private Optional<Leg> land(Copy copy) {
        Optional<Leg> leg = Optional.ofNullable(onTheirWay.remove(copy));
        leg.ifPresent(l -> (l.inNetwork() ? network : gutter).free(l.track()));
        return leg;
    }

    private void arrive(Copy copy, End at, double y, int step, boolean late) {
        land(copy)
                .ifPresent(leg ->
                        flown.add(new Flown(copy, leg, Optional.of(at), y, late, false, step)));
    }

    private void lose(Copy copy, double y, int step) {
        land(copy)
                .ifPresent(leg ->
                        flown.add(new Flown(copy, leg, Optional.empty(), y, false, true, step)));
    }

    /** All shapes; what is still on its way after the last step fades out there. */
    List<Shape> shapes(double end, int last) {
        onTheirWay.forEach((copy, leg) ->
                flown.add(new Flown(copy, leg, Optional.empty(), end, false, false, last)));
        List<Shape> shapes = new ArrayList<>();
        for (Flown one : flown) {
            Tag tag = tag(one);
            List<Point> way = way(one);
            if (way.getFirst().equals(way.getLast())) {
                continue;
            }
            Leg leg = one.leg();
            Role role = one.late() ? Role.LATE : leg.answer() ? Role.ANSWER : Role.REQUEST;
            shapes.add(new Shape.Stroke(way, leg.answer(), one.to().isPresent(), role, tag));
            if (one.lost()) {
                shapes.add(new Shape.Cross(way.getLast(), Role.FAULT, tag));
            }
        }
        return shapes;
    }

    /** Those that wait at the same time do so beside each other. */
    private double middle(Leg leg) {
        double left = leg.inNetwork() ? columns.lastLane() : columns.target();
        double right = leg.inNetwork() ? columns.target() : columns.nicText();
        return left + (right - left) * (leg.inNetwork() ? network : gutter).part(leg.track());
    }

    private List<Point> way(Flown one) {
        Leg leg = one.leg();
        Point from = new Point(columns.x(leg.end()), leg.y());
        if (leg.track() < 0) {
            double aside = leg.end() instanceof Lane ? SLANT : -SLANT;
            return List.of(from, new Point(from.x() + aside, one.y()));
        }
        double x = middle(leg);
        double down = leg.end() instanceof Third ? FLAT : leg.inNetwork() ? SLANT : FLAT;
        if (one.to().isEmpty()) {
            double way = one.y() - leg.y();
            return way <= LONG && leg.inNetwork()
                    ? List.of(from, new Point(x, one.y()))
                    : List.of(
                            from,
                            new Point(x, leg.y() + Math.min(down, way / 2)),
                            new Point(x, one.y()));
        }
        Point to = new Point(columns.x(one.to().get()), one.y());
        double up = one.to().get() instanceof Third ? FLAT : leg.inNetwork() ? SLANT : FLAT;
        boolean across = leg.end() instanceof Third || one.to().get() instanceof Third;
        if (to.y() - from.y() < down + up
                || (!across
                        && leg.inNetwork()
                        && to.y() - from.y() <= LONG
                        && !from.equals(to)
                        && from.x() != to.x())) {
            return List.of(from, to);
        }
        return List.of(from, new Point(x, from.y() + down), new Point(x, to.y() - up), to);
    }

    private Tag tag(Flown one) {
        Copy copy = one.copy();
        return Tag.of(
                run,
                one.step(),
                one.step(),
                copy.number() == 0
                        ? Optional.empty()
                        : Optional.of(copy.queuePair() + "#" + copy.number()));
    }
}
