package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two runs that the sender cannot tell apart, side by side. Up to the decision, what the sender
 * sees stands at the same height in both.
 */
public final class Twins {
    private static final double GAP = 24;
    private static final double MARGIN = 8;
    private static final double BAND = 3 * Ink.LINE;

    private Twins() {}

    /**
     * One of the two.
     *
     * @param heading what it is, and how it stood with the request
     * @param decision the step, from 0, in which the two part
     * @param matters which steps to show where others are folded
     * @param ending what comes of it
     */
    public record Side(
            String heading,
            Story story,
            int decision,
            Predicate<Story.Scene> matters,
            String ending) {}

    /**
     * Lays them out.
     *
     * @param same what the band between them says
     * @param width of the picture, 1000 or more
     */
    public static Picture of(Side one, Side other, String title, String same, double width) {
        double half = (width - GAP) / 2;
        Columns columns = Columns.of(List.of(one.story(), other.story()), half);
        Half left = new Half(one, columns);
        Half right = new Half(other, columns);
        List<Shape> shapes = new ArrayList<>();
        double y = MARGIN;
        double headings =
                Math.max(
                        left.heading(shapes, 0, y, half),
                        right.heading(shapes, half + GAP, y, half));
        double names = y + headings;
        double next = aligned(left, right, names + Panel.HEAD);
        double after = next + BAND;
        double end = Math.max(left.rest(after), right.rest(after));
        shapes.addAll(left.draw(0, names, end));
        shapes.addAll(right.draw(half + GAP, names, end));
        band(shapes, next, width, same);
        double bottom =
                Math.max(
                        left.ending(shapes, 0, end + MARGIN, half),
                        right.ending(shapes, half + GAP, end + MARGIN, half));
        return new Picture(
                width,
                bottom + MARGIN,
                title,
                Stream.of(one, other)
                        .map(s -> s.heading() + ". " + SpaceTime.told(s.story()) + " " + s.ending())
                        .reduce("", (a, b) -> a + " " + b)
                        .strip(),
                shapes);
    }

    /** Lays out the rows up to the decision; what the sender sees next to each other. */
    private static double aligned(Half left, Half right, double top) {
        double y = top;
        while (left.before() || right.before()) {
            double one = left.stretch(y);
            double two = right.stretch(y);
            y = Math.max(one, two);
        }
        return y;
    }

    private static void band(List<Shape> shapes, double y, double width, String same) {
        shapes.add(new Shape.Area(0, y + 4, width, BAND - 12, Role.VIEW, Tag.NONE));
        shapes.add(
                new Shape.Label(
                        width / 2,
                        y + 4 + (BAND - 12) / 2 + 4,
                        Align.MIDDLE,
                        same,
                        Role.STRONG,
                        Tag.NONE));
    }

    /** One side while it is laid out. */
    private static final class Half {
        private final Side side;
        private final Columns columns;
        private final List<Row> rows;
        private final List<Double> tops = new ArrayList<>();

        private Half(Side side, Columns columns) {
            this.side = side;
            this.columns = columns;
            this.rows = Row.of(side.story(), columns, side.matters(), SpaceTime.LONG);
        }

        private boolean before() {
            return tops.size() < rows.size() && rows.get(tops.size()).step() < side.decision();
        }

        /** The next rows, up to the next one that the sender sees. */
        private double stretch(double top) {
            double y = top;
            boolean first = true;
            while (before() && (first || !rows.get(tops.size()).seen())) {
                first = false;
                tops.add(y);
                y += rows.get(tops.size() - 1).height();
            }
            return y;
        }

        private double rest(double top) {
            double y = top;
            while (tops.size() < rows.size()) {
                tops.add(y);
                y += rows.get(tops.size() - 1).height();
            }
            return y;
        }

        private List<Shape> draw(double left, double top, double bottom) {
            return new Panel(side.story(), columns, left).draw(rows, tops, top, bottom);
        }

        private double heading(List<Shape> shapes, double left, double top, double width) {
            return lines(shapes, left, top, width, side.heading(), Role.STRONG) - top;
        }

        private double ending(List<Shape> shapes, double left, double top, double width) {
            return lines(shapes, left, top, width, side.ending(), Role.DAMAGE);
        }

        private static double lines(
                List<Shape> shapes, double left, double top, double width, String text, Role role) {
            double y = top;
            for (String line : Ink.wrap(text, width - 12)) {
                shapes.add(
                        new Shape.Label(
                                left + 6, y + Ink.ASCENT, Align.START, line, role, Tag.NONE));
                y += Ink.LINE;
            }
            return y;
        }
    }
}
