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
     * @param width of the picture, 500 or more
     */
    public static Picture of(
            Story story, String title, Predicate<Story.Scene> matters, double width) {
        Columns columns = Columns.of(List.of(story), width);
        List<Row> rows = Row.of(story, columns, matters, LONG);
        List<Double> tops = new ArrayList<>();
        double y = MARGIN + Panel.HEAD;
        for (Row row : rows) {
            tops.add(y);
            y += row.height();
        }
        List<Shape> shapes = new Panel(story, columns, 0).draw(rows, tops, MARGIN, y);
        return new Picture(width, y + MARGIN, title, told(story), shapes);
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
