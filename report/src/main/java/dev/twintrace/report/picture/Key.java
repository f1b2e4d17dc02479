package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Dot;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Stroke;
import dev.twintrace.report.picture.Shape.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the signs in a picture mean, below it; only those that are there. */
final class Key {
    private static final double SAMPLE = 26;
    private static final double GAP = 18;
    private static final double MARGIN = 6;

    private final List<Shape> picture;
    private final double width;
    private final List<Shape> key = new ArrayList<>();
    private double x = MARGIN;
    private double y;

    private Key(List<Shape> picture, double width, double top) {
        this.picture = List.copyOf(picture);
        this.width = width;
        this.y = top;
    }

    /**
     * Adds it.
     *
     * @return where it ends
     */
    static double add(List<Shape> shapes, double width, double top) {
        Key key = new Key(shapes, width, top + Ink.LINE / 2);
        key.items();
        shapes.addAll(key.key);
        return key.key.isEmpty() ? top : key.y + Ink.LINE;
    }

    private void items() {
        item(stroke(Role.REQUEST), "request", (a, b) -> arrow(a, b, false, Role.REQUEST));
        item(stroke(Role.ANSWER), "answer", (a, b) -> arrow(a, b, true, Role.ANSWER));
        item(
                stroke(Role.LATE),
                "late: after its lane failed",
                (a, b) -> arrow(a, b, false, Role.LATE));
        item(
                s -> s instanceof Shape.Cross,
                "lost or refused",
                (a, b) -> new Shape.Cross(middle(a, b), Role.FAULT, Tag.NONE));
        item(
                s -> s instanceof Dot d && !d.late(),
                "arrives",
                (a, b) -> new Dot(middle(a, b), Role.REQUEST, Tag.NONE));
        item(
                text("[\u2460-\u2468]"),
                "how often executed so far",
                sign("\u2460\u2461", Role.PLAIN));
        item(text("^!\\d+$"), "error or harm", sign("!", Role.ERROR));
        item(text("^\\?\\d+$"), "decision of the overlay", sign("?", Role.DECISION));
        item(
                s -> s instanceof Shape.Area && s.role() == Role.VIEW,
                "what the sender sees",
                (a, b) -> new Shape.Area(a.x(), a.y() - 6, b.x() - a.x(), 12, Role.VIEW, Tag.NONE));
    }

    private void item(
            Predicate<Shape> there, String meaning, BiFunction<Point, Point, Shape> sample) {
        if (picture.stream().noneMatch(there)) {
            return;
        }
        double needs = SAMPLE + 6 + Ink.width(meaning);
        if (x > MARGIN && x + needs > width - MARGIN) {
            x = MARGIN;
            y += Ink.LINE;
        }
        double middle = y + Ink.LINE / 2;
        key.add(sample.apply(new Point(x, middle), new Point(x + SAMPLE, middle)));
        key.add(
                new Label(
                        x + SAMPLE + 6,
                        y + Ink.ASCENT,
                        Align.START,
                        meaning,
                        Role.FAINT,
                        Tag.NONE));
        x += needs + GAP;
    }

    private static Predicate<Shape> stroke(Role role) {
        return shape -> shape instanceof Stroke && shape.role() == role;
    }

    private static Predicate<Shape> text(String pattern) {
        Predicate<String> wanted = Pattern.compile(pattern).asPredicate();
        return shape -> shape instanceof Label label && wanted.test(label.text());
    }

    private static Shape arrow(Point from, Point to, boolean dashed, Role role) {
        return new Stroke(List.of(from, to), dashed, true, role, Tag.NONE);
    }

    private static BiFunction<Point, Point, Shape> sign(String text, Role role) {
        return (a, b) ->
                new Label(
                        b.x(), a.y() - Ink.LINE / 2 + Ink.ASCENT, Align.END, text, role, Tag.NONE);
    }

    private static Point middle(Point a, Point b) {
        return new Point((a.x() + b.x()) / 2, a.y());
    }
}
