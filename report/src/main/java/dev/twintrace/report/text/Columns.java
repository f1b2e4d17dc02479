package dev.twintrace.report.text;

import dev.twintrace.core.Event;
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

    /** Between columns that have no network between them. */
    static final String GAP = "  ";

    /** Below this, the right is one column. */
    private static final int ROOMY = 80;

    /** Columns as wide as the story needs and the width allows. */
    static Columns fit(Story story, Style style, int width, int tracks) {
        int net = Tracks.width(tracks);
        Needs needs =
                new Needs(story.scenes().stream().flatMap(s -> s.lines().stream()).toList(), style);
        if (width < ROOMY) {
            int free = width - NUMBER - net - 2;
            int whole = needs.line(Column.SENDER, Columns::brief);
            int right =
                    Math.max(
                            needs.line(Column.NIC, Line::sentence),
                            needs.line(Column.APPLICATION, Line::sentence));
            // What is not to be broken comes first, then whole lines where there is room for them.
            int left = Math.max(needs.word(Column.SENDER), Math.min(whole, free - right));
            left = Math.clamp(left, 12, Math.max(12, free - 16));
            return new Columns(NUMBER, left, net, free - left, 0, 0);
        }
        int free = width - NUMBER - net - 2 - 2 * GAP.length();
        int left = Math.clamp(needs.line(Column.SENDER, Line::sentence), 14, free * 30 / 100);
        int memory =
                Math.clamp(
                        Math.max(
                                needs.line(Column.NIC, Line::changeText),
                                needs.line(Column.APPLICATION, Line::changeText)),
                        8,
                        free * 22 / 100);
        int nic = Math.clamp(needs.line(Column.NIC, Line::text), 14, free * 26 / 100);
        return new Columns(NUMBER, left, net, nic, memory, free - left - memory - nic);
    }

    /** How long the texts are, in the characters that they are printed in. */
    private record Needs(List<Line> lines, Style style) {
        int line(Column column, Function<Line, String> text) {
            return lines.stream()
                    .filter(l -> l.column() == column)
                    .mapToInt(l -> style.text(text.apply(l)).length())
                    .max()
                    .orElse(0);
        }

        int word(Column column) {
            return lines.stream()
                    .filter(l -> l.column() == column)
                    .flatMap(l -> Stream.of(style.text(l.sentence()).split(" ", -1)))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    /** In a narrow diagram the arrow says that it is a post. */
    static String brief(Line line) {
        return line.event() instanceof Event.Posted
                ? line.sentence().replace("posts ", "")
                : line.sentence();
    }

    boolean merged() {
        return memory == 0;
    }

    /** Whether there is room to read in. */
    static boolean possible(int width, int tracks) {
        return width - NUMBER - 2 - Tracks.width(tracks) >= 32;
    }
}
