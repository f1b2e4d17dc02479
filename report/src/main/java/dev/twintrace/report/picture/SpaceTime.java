package dev.twintrace.report.picture;

import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A run as a picture: time runs down, hosts stand side by side, copies travel between them. */
public final class SpaceTime {
    /** Longer runs are folded. */
    public static final int LONG = 60;

    private static final double MARGIN = 8;

    private SpaceTime() {}

    /**
     * Lays out a run.
     *
     * @param title what it shows
     * @param matters which steps to show where others are folded
     * @param ending what comes of it; may be empty
     * @param width of the picture, 500 or more
     */
    public static Picture of(
            Story story,
            String title,
            Predicate<Story.Scene> matters,
            String ending,
            double width) {
        Columns columns = Columns.of(List.of(story), width);
        Heading heading = new Heading(columns, story.left());
        List<Row> rows = Row.of(story, columns, matters, LONG);
        List<Double> tops = new ArrayList<>();
        double y = MARGIN + heading.height();
        for (Row row : rows) {
            tops.add(y);
            y += row.height();
        }
        List<Shape> shapes =
                new ArrayList<>(new Panel(columns, heading, 1).draw(rows, tops, 0, MARGIN, y));
        double bottom = y;
        for (String line : ending.isEmpty() ? List.<String>of() : Ink.wrap(ending, width - 12)) {
            bottom += Ink.LINE;
            shapes.add(
                    new Shape.Label(
                            6,
                            bottom,
                            Shape.Label.Align.START,
                            line,
                            Shape.Role.DAMAGE,
                            Panel.end(1, rows)));
        }
        bottom = Key.add(shapes, width, bottom);
        return new Picture(width, bottom + MARGIN, title, told(story) + " " + ending, shapes);
    }

    /** The story in sentences. */
    static String told(Story story) {
        return story.scenes().stream()
                .map(scene ->
                        (scene.step() + 1)
                                + ": "
                                + scene.lines().stream()
                                        .map(Line::sentence)
                                        .collect(Collectors.joining("; "))
                                + scene.because().stream()
                                        .map(why -> ", because " + why)
                                        .collect(Collectors.joining()))
                .collect(Collectors.joining(". ", "", "."))
                .replace('\u00a0', ' ');
    }
}
