package dev.twintrace.report.picture;

import dev.twintrace.engine.solve.Cube;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Standing;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A cube as a Hasse diagram: a row for each size, the largest set on top, a box for each set. */
final class CubePanel {
    private static final double GAP = 10;
    private static final double PADDING = 3;

    /** How far the second border of a box is from the first. */
    private static final double OUTSIDE = 3;

    /** Room for the longest word with its sign. */
    private static final double NARROWEST = Ink.width("\u2717 impossible") + 2 * PADDING;

    /** Room for {@code originals bounded} on one line. */
    private static final double COMFORTABLE = Ink.width("originals bounded") + 2 * PADDING + 2;

    private static final double WIDEST = 190;

    private final Cube cube;
    private final double box;
    private final List<List<Box>> rows = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    /** A set with its texts, and where it stands in its row. */
    private record Box(int set, double x, List<Text> lines) {}

    private record Text(String text, Role role) {}

    private CubePanel(Cube cube, double width) {
        this.cube = cube;
        int most = most(cube);
        this.box = Math.min(WIDEST, (width - 2 * OUTSIDE - (most - 1) * GAP) / most);
        double middle = width(cube, width) / 2;
        for (int size = cube.monotone().size(); size >= 0; size--) {
            rows.add(row(size, middle));
        }
    }

    /** How many boxes stand side by side in the longest row. */
    private static int most(Cube cube) {
        int n = cube.monotone().size();
        return IntStream.rangeClosed(0, n).map(size -> sets(cube, size).size()).max().orElse(1);
    }

    private static List<Integer> sets(Cube cube, int size) {
        return IntStream.range(0, cube.standings().size())
                .filter(s -> Integer.bitCount(s) == size)
                .boxed()
                .toList();
    }

    private static double width(Cube cube, double each, double most) {
        int n = most(cube);
        return Math.min(most, n * each + (n - 1) * GAP + 2 * OUTSIDE);
    }

    /** How wide it is in so much room. */
    static double width(Cube cube, double room) {
        return width(cube, WIDEST, room);
    }

    /** How much room it likes to have. */
    static double comfortable(Cube cube) {
        return width(cube, COMFORTABLE, Double.MAX_VALUE);
    }

    /** Whether all names are whole in so much room. */
    static boolean fits(Cube cube, double room) {
        return width(cube, NARROWEST, Double.MAX_VALUE) <= room;
    }

    /** Its shapes from this corner on, and their height. */
    record Drawn(List<Shape> shapes, double height) {}

    /** Draws it. */
    static Drawn of(Cube cube, double left, double top, double width) {
        CubePanel panel = new CubePanel(cube, width);
        double height = panel.draw(left, top);
        return new Drawn(List.copyOf(panel.shapes), height);
    }

    private List<Box> row(int size, double middle) {
        List<Integer> sets = sets(cube, size);
        double x = middle - (sets.size() * box + (sets.size() - 1) * GAP) / 2;
        List<Box> row = new ArrayList<>();
        for (int set : sets) {
            row.add(new Box(set, x, lines(set)));
            x += box + GAP;
        }
        return row;
    }

    private List<Text> lines(int set) {
        Standing standing = cube.standings().get(set);
        Role role =
                switch (standing) {
                    case Standing.Possible _ -> Role.STRONG;
                    case Standing.Impossible _ -> Role.DAMAGE;
                    case Standing.Open _ -> Role.FAULT;
                };
        List<Text> lines = new ArrayList<>();
        lines.add(new Text(LatticeWords.state(standing), role));
        add(lines, Relaxation.names(cube.beside(set)), Role.PLAIN);
        LatticeWords.notes(cube, set).forEach(note -> add(lines, "(" + note + ")", Role.PLAIN));
        return lines;
    }

    private void add(List<Text> lines, String text, Role role) {
        Ink.wrap(text, box - 2 * PADDING).forEach(line -> lines.add(new Text(line, role)));
    }

    private double draw(double left, double top) {
        double between = 26 + 9 * cube.monotone().size();
        double y = top + OUTSIDE;
        List<Double> tops = new ArrayList<>();
        for (List<Box> row : rows) {
            tops.add(y);
            y += height(row) + between;
        }
        for (int r = 1; r < rows.size(); r++) {
            double from = tops.get(r);
            double to = tops.get(r - 1) + height(rows.get(r - 1));
            for (Box lower : rows.get(r)) {
                for (Box upper : rows.get(r - 1)) {
                    edge(lower, upper, left, from, to);
                }
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            for (Box one : rows.get(r)) {
                box(one, left, tops.get(r), height(rows.get(r)));
            }
        }
        return y - between + OUTSIDE - top;
    }

    private static double height(List<Box> row) {
        int lines =
                row.stream().map(b -> b.lines().size()).max(Comparator.naturalOrder()).orElse(1);
        return lines * Ink.LINE + 2 * PADDING;
    }

    /** The frontier runs through those from an impossible set to a possible one. */
    private void edge(Box lower, Box upper, double left, double from, double to) {
        if ((lower.set() & upper.set()) != lower.set()) {
            return;
        }
        boolean crosses =
                cube.standings().get(lower.set()) instanceof Standing.Impossible
                        && cube.standings().get(upper.set()) instanceof Standing.Possible;
        double x = left + lower.x() + box / 2;
        double end = left + upper.x() + box / 2;
        if (crosses) {
            double length = Math.hypot(end - x, to - from);
            for (double aside : new double[] {-1, 0, 1}) {
                double dx = aside * (from - to) / length;
                double dy = aside * (end - x) / length;
                line(x + dx, from + dy, end + dx, to + dy, Role.STRONG);
            }
        } else {
            line(x, from, end, to, Role.FAINT);
        }
    }

    private void line(double x, double from, double end, double to, Role role) {
        shapes.add(
                new Shape.Stroke(
                        List.of(new Point(x, from), new Point(end, to)),
                        false,
                        false,
                        role,
                        Tag.NONE));
    }

    private void box(Box one, double left, double top, double height) {
        double x = left + one.x();
        Standing standing = cube.standings().get(one.set());
        Role fill = standing instanceof Standing.Possible ? Role.VIEW : Role.PLAIN;
        Role border =
                switch (standing) {
                    case Standing.Possible _ -> Role.REQUEST;
                    case Standing.Impossible _ -> Role.DAMAGE;
                    case Standing.Open _ -> Role.FAULT;
                };
        boolean inferred = LatticeWords.inferred(standing);
        if (LatticeWords.extreme(cube, one.set())) {
            shapes.add(
                    new Shape.Area(
                            x - OUTSIDE,
                            top - OUTSIDE,
                            box + 2 * OUTSIDE,
                            height + 2 * OUTSIDE,
                            Role.PLAIN,
                            Tag.NONE));
            shapes.add(
                    border(
                            x - OUTSIDE,
                            top - OUTSIDE,
                            box + 2 * OUTSIDE,
                            height + 2 * OUTSIDE,
                            false,
                            border));
        }
        shapes.add(new Shape.Area(x, top, box, height, fill, Tag.NONE));
        shapes.add(border(x, top, box, height, inferred, border));
        double y = top + PADDING + Ink.ASCENT;
        for (Text line : one.lines()) {
            shapes.add(
                    new Shape.Label(
                            x + box / 2, y, Align.MIDDLE, line.text(), line.role(), Tag.NONE));
            y += Ink.LINE;
        }
    }

    private static Shape border(
            double x, double y, double width, double height, boolean dashed, Role role) {
        return new Shape.Stroke(
                List.of(
                        new Point(x, y),
                        new Point(x + width, y),
                        new Point(x + width, y + height),
                        new Point(x, y + height),
                        new Point(x, y)),
                dashed,
                false,
                role,
                Tag.NONE);
    }
}
