package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs that the sender cannot tell apart, side by side, or where that is too wide one above the
 * other. Up to the decision, what the sender sees stands at the same height in both.
 */
public final class Twins {
    private static final double GAP = 24;
    private static final double MARGIN = 8;
    private static final double BAND = 3 * Ink.LINE;

    /** From here on they stand side by side. */
    private static final double BESIDE = 1000;

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
     * What is said of both.
     *
     * @param between in the band between them
     * @param within at the decision in each, where they stand one above the other
     */
    public record Both(String between, String within) {}

    /**
     * Lays them out.
     *
     * @param both what is said of both
     * @param width of the picture, 500 or more; the runs stand side by side from 1000 on
     */
    public static Picture of(Side one, Side other, String title, Both both, double width) {
        boolean beside = width >= BESIDE;
        double room = beside ? (width - GAP) / 2 : width;
        Columns columns = Columns.of(List.of(one.story(), other.story()), room);
        Heading heading = new Heading(columns, one.story().left());
        Half first = new Half(1, one, columns, heading);
        Half second = new Half(2, other, columns, heading);
        double decision = aligned(first, second);
        first.rest(decision + BAND);
        second.rest(decision + BAND);
        List<Shape> shapes = new ArrayList<>();
        double bottom =
                beside
                        ? beside(shapes, first, second, decision, both)
                        : stacked(shapes, first, second, decision, both);
        bottom = Key.add(shapes, width, bottom);
        return new Picture(
                width,
                bottom + MARGIN,
                title,
                Stream.of(one, other)
                        .map(s ->
                                s.heading()
                                        + (s.heading().endsWith(".") ? " " : ". ")
                                        + SpaceTime.told(s.story())
                                        + " "
                                        + s.ending())
                        .collect(Collectors.joining(" ")),
                shapes);
    }

    private static double beside(
            List<Shape> shapes, Half first, Half second, double decision, Both both) {
        double room = first.width();
        double names =
                Math.max(
                        first.heading(shapes, 0, MARGIN),
                        second.heading(shapes, room + GAP, MARGIN));
        double rows = names + first.heading.height();
        stripes(shapes, first, second, rows, 2 * room + GAP);
        double end = rows + Math.max(first.height(), second.height());
        shapes.addAll(first.draw(0, names, end));
        shapes.addAll(second.draw(room + GAP, names, end));
        band(shapes, rows + decision, 2 * room + GAP, both.between(), Role.STRONG);
        return Math.max(
                first.ending(shapes, 0, end + MARGIN),
                second.ending(shapes, room + GAP, end + MARGIN));
    }

    private static double stacked(
            List<Shape> shapes, Half first, Half second, double decision, Both both) {
        double middle = whole(shapes, first, MARGIN, decision, both);
        band(shapes, middle + MARGIN, first.width(), both.between(), Role.STRONG);
        return whole(shapes, second, middle + BAND + MARGIN, decision, both);
    }

    private static double whole(
            List<Shape> shapes, Half half, double top, double decision, Both both) {
        double names = half.heading(shapes, 0, top);
        double end = names + half.heading.height() + half.height();
        shapes.addAll(half.draw(0, names, end));
        band(
                shapes,
                names + half.heading.height() + decision,
                half.width(),
                both.within(),
                Role.PLAIN);
        return half.ending(shapes, 0, end + MARGIN);
    }

    /**
     * Lays out the rows up to the decision, what the sender sees next to each other.
     *
     * @return where they end, below the top of the first
     */
    private static double aligned(Half first, Half second) {
        double y = 0;
        while (first.before() || second.before()) {
            y = Math.max(first.unseen(y), second.unseen(y));
            y = Math.max(first.seen(y), second.seen(y));
        }
        return y;
    }

    /** Through both runs where the sender sees the same, behind everything else. */
    private static void stripes(
            List<Shape> shapes, Half first, Half second, double rows, double width) {
        List<Seen> there = second.seen();
        List<Shape> stripes =
                first.seen().stream()
                        .filter(there::contains)
                        .<Shape>map(s ->
                                new Shape.Area(
                                        0, rows + s.top(), width, s.height(), Role.SAME, Tag.NONE))
                        .toList();
        shapes.addAll(0, stripes);
    }

    /** What the sender sees, below the top of the first row. */
    private record Seen(double top, double height, List<String> text) {}

    private static void band(List<Shape> shapes, double y, double width, String text, Role role) {
        shapes.add(new Shape.Area(0, y + 4, width, BAND - 12, Role.VIEW, Tag.NONE));
        shapes.add(
                new Shape.Label(
                        width / 2,
                        y + 4 + (BAND - 12) / 2 + 4,
                        Align.MIDDLE,
                        text,
                        role,
                        Tag.NONE));
    }

    /** One side while it is laid out. */
    private static final class Half {
        private final int run;
        private final Side side;
        private final Columns columns;
        private final Heading heading;
        private final List<Row> rows;

        /** Of the rows, below the top of the first. */
        private final List<Double> tops = new ArrayList<>();

        private double height;

        private Half(int run, Side side, Columns columns, Heading heading) {
            this.run = run;
            this.side = side;
            this.columns = columns;
            this.heading = heading;
            this.rows =
                    Row.of(
                            side.story(),
                            columns,
                            scene -> side.matters().test(scene) || told(scene),
                            SpaceTime.LONG);
        }

        /** What the sender saw before it decided has to be compared. */
        private boolean told(Story.Scene scene) {
            return scene.step() < side.decision()
                    && scene.lines().stream().anyMatch(line -> Row.seen(side.story(), line));
        }

        private boolean before() {
            return tops.size() < rows.size() && rows.get(tops.size()).step() < side.decision();
        }

        /** The next rows, up to the next one that the sender sees. */
        private double unseen(double top) {
            height = top;
            while (before() && !rows.get(tops.size()).seen()) {
                next();
            }
            return height;
        }

        /** The next row, which it sees. */
        private double seen(double top) {
            height = top;
            if (before()) {
                next();
            }
            return height;
        }

        private List<Seen> seen() {
            List<Seen> all = new ArrayList<>();
            for (int i = 0; i < rows.size() && rows.get(i).step() < side.decision(); i++) {
                double y = tops.get(i);
                for (Row.Entry entry : rows.get(i).entries()) {
                    if (entry.seen()) {
                        all.add(new Seen(y, entry.sender().size() * Ink.LINE + 2, entry.sender()));
                    }
                    y += entry.lines() * Ink.LINE;
                }
            }
            return all;
        }

        private void next() {
            tops.add(height);
            height += rows.get(tops.size() - 1).height();
        }

        private void rest(double top) {
            height = top;
            while (tops.size() < rows.size()) {
                next();
            }
        }

        private double height() {
            return height;
        }

        private double width() {
            return columns.width();
        }

        private List<Shape> draw(double left, double top, double bottom) {
            return new Panel(columns, heading, run)
                    .draw(
                            rows,
                            tops.stream().map(y -> y + top + heading.height()).toList(),
                            left,
                            top,
                            bottom);
        }

        private double heading(List<Shape> shapes, double left, double top) {
            return lines(shapes, left, top, side.heading(), Role.STRONG, Panel.whole(run));
        }

        private double ending(List<Shape> shapes, double left, double top) {
            return lines(shapes, left, top, side.ending(), Role.DAMAGE, Panel.end(run, rows));
        }

        private double lines(
                List<Shape> shapes, double left, double top, String text, Role role, Tag tag) {
            double y = top;
            for (String line : Ink.wrap(text, columns.width() - 12)) {
                shapes.add(new Shape.Label(left + 6, y + Ink.ASCENT, Align.START, line, role, tag));
                y += Ink.LINE;
            }
            return y;
        }
    }
}
