package dev.twintrace.report.picture.history;

import static dev.twintrace.report.picture.Shape.Tag.NONE;

import dev.twintrace.report.picture.Lettering;
import dev.twintrace.report.picture.Shape;
import dev.twintrace.report.picture.Shape.Area;
import dev.twintrace.report.picture.Shape.Cross;
import dev.twintrace.report.picture.Shape.Dot;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Stroke;
import dev.twintrace.report.picture.history.Band.Placed;
import dev.twintrace.report.picture.history.Band.Segment;
import dev.twintrace.report.picture.history.Bar.Weight;
import java.util.List;

/**
 * A bar in its row: the label above it, its effects on it, what they did below it. A part of a
 * contradiction is a box, everything else a line; what never returned is dashed and ends in a
 * question mark; an end without a stroke across goes on in the next band.
 */
final class BarShapes {
    /** From the top of a row to its bars. */
    static final double BAR = 23;

    private static final double HALF = 5;

    /** As soft as their labels; lines that are fainter cannot be seen on a band. */
    private static final Role BESIDE = Role.ANSWER;

    private final double left;
    private final double top;
    private final List<Shape> shapes;

    BarShapes(double left, double top, List<Shape> shapes) {
        this.left = left;
        this.top = top;
        this.shapes = shapes;
    }

    void add(Segment segment) {
        Weight weight = segment.bar().weight();
        if (!segment.over()) {
            if (weight == Weight.STRONG) {
                box(segment);
            } else {
                bar(segment, weight == Weight.FAINT ? BESIDE : Role.PLAIN);
            }
        }
        if (segment.tail() > segment.to() || segment.over()) {
            double from = segment.over() ? segment.from() : segment.to();
            stroke(true, Role.FAINT, at(from, 0), at(segment.tail(), 0));
        }
        text(segment.from(), Lettering.ASCENT, segment.label(), role(weight));
        if (segment.bar().open()) {
            text(segment.to() + 3, BAR + 4, "?", role(weight));
        }
        segment.marks().forEach(this::mark);
    }

    private static Role role(Weight weight) {
        return switch (weight) {
            case STRONG -> Role.STRONG;
            case PLAIN -> Role.PLAIN;
            case FAINT -> Role.FAINT;
        };
    }

    private Point at(double x, double below) {
        return new Point(left + x, top + BAR + below);
    }

    private void text(double x, double base, String text, Role role) {
        shapes.add(new Label(left + x, top + base, Align.START, text, role, NONE));
    }

    private void stroke(boolean dashed, Role role, Point... points) {
        shapes.add(new Stroke(List.of(points), dashed, false, role, NONE));
    }

    private void bar(Segment s, Role role) {
        stroke(s.bar().open(), role, at(s.from(), 0), at(s.to(), 0));
        if (s.begins()) {
            stroke(false, role, at(s.from(), -HALF), at(s.from(), HALF));
        }
        if (s.ends()) {
            stroke(false, role, at(s.to(), -HALF), at(s.to(), HALF));
        }
    }

    private void box(Segment s) {
        boolean open = s.bar().open();
        shapes.add(
                new Area(
                        left + s.from(),
                        top + BAR - HALF,
                        s.to() - s.from(),
                        2 * HALF,
                        Role.PLAIN,
                        NONE));
        stroke(open, Role.DAMAGE, at(s.from(), -HALF), at(s.to(), -HALF));
        stroke(open, Role.DAMAGE, at(s.from(), HALF), at(s.to(), HALF));
        if (s.begins()) {
            stroke(false, Role.DAMAGE, at(s.from(), -HALF), at(s.from(), HALF));
        }
        if (s.ends()) {
            stroke(false, Role.DAMAGE, at(s.to(), -HALF), at(s.to(), HALF));
        }
    }

    private void mark(Placed placed) {
        Mark mark = placed.mark();
        shapes.add(
                switch (mark.kind()) {
                    case EXECUTED -> new Dot(at(placed.x(), 0), Role.REQUEST, NONE);
                    case UNSEEN -> new Dot(at(placed.x(), 0), Role.DAMAGE, NONE);
                    case NEVER -> new Cross(at(placed.x(), 0), Role.FAULT, NONE);
                });
        if (!mark.text().isEmpty()) {
            text(placed.x() - 3, BAR + 19, mark.text(), Role.PLAIN);
        }
    }
}
