package dev.twintrace.report.picture.history;

import static dev.twintrace.report.picture.Shape.Tag.NONE;

import dev.twintrace.linear.history.History;
import dev.twintrace.report.picture.Lettering;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.Shape;
import dev.twintrace.report.picture.Shape.Area;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Stroke;
import dev.twintrace.report.picture.history.Band.Segment;
import dev.twintrace.report.picture.history.Band.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a history looks: sentences, bands of lanes below each other, sentences. */
final class Drawing {
    private static final double EDGE = 8;

    /** For the question mark behind a bar that does not end. */
    private static final double RIGHT = 20;

    private static final double BETWEEN_BANDS = 22;

    /** Narrower pictures leave no room for sentences. */
    private static final double LEAST = 620;

    /** The height of a row, and of one with something below its bars. */
    private static final double LOW = 36;

    private static final double HIGH = 52;

    private static final String STILL_OPEN = "still open";

    private final Rows rows;
    private final List<Band> bands;
    private final double left;
    private final double width;
    private final List<Shape> shapes = new ArrayList<>();
    private double y = EDGE;

    private Drawing(Scene scene, double most) {
        this.rows = Rows.of(scene.bars());
        double title =
                rows.processes().stream()
                        .mapToDouble(p -> Lettering.width(title(p)))
                        .reduce(Lettering.width(STILL_OPEN), Math::max);
        this.left = EDGE + title + Draft.PAD;
        this.bands = Wrapping.of(scene, rows, most - left - RIGHT);
        double used = bands.stream().mapToDouble(Band::right).max().orElse(0);
        this.width = Math.clamp(left + used + RIGHT, Math.min(LEAST, most), most);
    }

    private static String title(long process) {
        return "process " + process;
    }

    /** The picture, not wider than so. */
    static Picture of(
            Scene scene,
            List<Note> above,
            List<Note> below,
            double width,
            String title,
            String description) {
        Drawing drawing = new Drawing(scene, width);
        drawing.notes(above);
        drawing.bands.forEach(drawing::band);
        drawing.y += BETWEEN_BANDS / 2;
        drawing.notes(below);
        return new Picture(drawing.width, drawing.y + EDGE, title, description, drawing.shapes);
    }

    private void notes(List<Note> notes) {
        for (Note note : notes) {
            for (String line : Lettering.wrap(note.text(), width - 2 * EDGE)) {
                label(EDGE, y + Lettering.ASCENT, Align.START, line, note.role());
                y += Lettering.LINE;
            }
            y += 3;
        }
    }

    private void label(double x, double base, Align align, String text, Role role) {
        shapes.add(new Label(x, base, align, text, role, NONE));
    }

    private void band(Band band) {
        y += BETWEEN_BANDS / 2;
        TreeMap<Integer, Double> heights = new TreeMap<>();
        for (Segment s : band.segments()) {
            heights.merge(s.row(), s.marks().isEmpty() ? LOW : HIGH, Math::max);
        }
        double top = y;
        TreeMap<Integer, Double> tops = new TreeMap<>();
        heights.forEach((row, height) -> {
            tops.put(row, y);
            y += height;
        });
        double open = y;
        y += band.stillOpen() > 0 ? LOW : 0;
        band.window()
                .ifPresent(w ->
                        shapes.add(
                                new Area(
                                        left + w.from(),
                                        top - 4,
                                        w.to() - w.from(),
                                        y - top + 4,
                                        Role.VIEW,
                                        NONE)));
        lanes(tops);
        band.segments()
                .forEach(s -> new BarShapes(left, tops.getOrDefault(s.row(), y), shapes).add(s));
        if (band.stillOpen() > 0) {
            stillOpen(band, open);
        }
        axis(band);
        y += BETWEEN_BANDS / 2;
    }

    /** The name of each lane. */
    private void lanes(SortedMap<Integer, Double> tops) {
        TreeSet<Long> told = new TreeSet<>();
        tops.forEach((row, top) -> {
            long process = rows.processes().get(row);
            if (told.add(process)) {
                double base = top + BarShapes.BAR + 4;
                label(EDGE, base, Align.START, title(process), Role.PLAIN);
            }
        });
    }

    private void line(double at) {
        shapes.add(
                new Stroke(
                        List.of(new Point(EDGE, at), new Point(width - EDGE, at)),
                        false,
                        false,
                        Role.FAINT,
                        NONE));
    }

    private void stillOpen(Band band, double top) {
        double bar = top + BarShapes.BAR;
        label(EDGE, bar + 4, Align.START, STILL_OPEN, Role.PLAIN);
        String text =
                band.stillOpen() == 1
                        ? "1 operation of unknown outcome"
                        : band.stillOpen() + " operations of unknown outcome";
        label(left, top + Lettering.ASCENT, Align.START, text, Role.FAINT);
        double right = Math.max(band.right(), Lettering.width(text));
        shapes.add(
                new Stroke(
                        List.of(new Point(left, bar), new Point(left + right, bar)),
                        true,
                        false,
                        Role.FAINT,
                        NONE));
    }

    /** The times, as many as there is room for. */
    private void axis(Band band) {
        line(y - 1);
        double base = y + Lettering.ASCENT + 4;
        label(EDGE, base, Align.START, "time", Role.FAINT);
        double free = left;
        long told = History.NEVER;
        for (Tick tick : band.ticks()) {
            double x = left + tick.x();
            shapes.add(
                    new Stroke(
                            List.of(new Point(x, y - 4), new Point(x, y + 2)),
                            false,
                            false,
                            Role.FAINT,
                            NONE));
            String time = Long.toString(tick.at().time());
            double end = x + Lettering.width(time);
            double start = Math.min(x, width - EDGE - (end - x));
            if (start >= free && tick.at().time() != told) {
                label(start, base, Align.START, time, Role.FAINT);
                free = start + end - x + Draft.PAD;
                told = tick.at().time();
            }
        }
        y += Lettering.LINE + 4;
    }
}
