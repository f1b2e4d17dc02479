package dev.twintrace.report.text;

import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Story;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The widths of a diagram's columns, without the spaces between them; 0 for a column that is not
 * there.
 *
 * @param nic what happens on the right; everything but the sender's side where there is no {@code
 *     memory} and no {@code application}
 */
record Columns(int number, int sender, int tracks, int nic, int memory, int application) {
    static final int NUMBER = 4;

    /** Below this, the right is one column. */
    private static final int ROOMY = 80;

    /** Columns as wide as the story needs and the width allows. */
    static Columns fit(Story story, int width, int tracks) {
        int net = Tracks.width(tracks);
        List<Line> lines = story.scenes().stream().flatMap(s -> s.lines().stream()).toList();
        int sender = longest(lines, Column.SENDER, Line::sentence);
        if (width < ROOMY) {
            int free = width - NUMBER - net - 2;
            int right =
                    Math.max(
                            longest(lines, Column.NIC, Line::sentence),
                            longest(lines, Column.APPLICATION, Line::sentence));
            int left = Math.max(Math.min(sender, free * 45 / 100), Math.min(sender, free - right));
            left = Math.clamp(left, Math.min(12, free / 2), Math.max(12, free - 16));
            return new Columns(NUMBER, left, net, free - left, 0, 0);
        }
        int free = width - NUMBER - net - 4;
        int left = Math.clamp(sender, 14, free * 30 / 100);
        int memory =
                Math.clamp(
                        lines.stream()
                                .filter(l -> l.column() != Column.SENDER)
                                .mapToInt(l -> l.changeText().length())
                                .max()
                                .orElse(0),
                        8,
                        free * 22 / 100);
        int nic = Math.clamp(longest(lines, Column.NIC, Line::text), 14, free * 26 / 100);
        return new Columns(NUMBER, left, net, nic, memory, free - left - memory - nic);
    }

    boolean merged() {
        return memory == 0;
    }

    /** Whether there is room to read in. */
    static boolean possible(int width, int tracks) {
        return width - NUMBER - 2 - Tracks.width(tracks) >= 32;
    }

    private static int longest(List<Line> lines, Column column, Function<Line, String> text) {
        return Stream.concat(
                        lines.stream().filter(l -> l.column() == column).map(text), Stream.of(""))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
