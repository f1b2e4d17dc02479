package dev.twintrace.report.picture;

import dev.twintrace.report.story.Flight.Copy;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Story;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where the columns of a space-time diagram stand, from left to right: step numbers, the sender's
 * applications and NIC, a lifeline for each of its lanes, the network, the lifeline of the target's
 * NIC with what it does, memory, and the other applications.
 *
 * @param lanes how many lifelines the sender's NIC has
 */
record Columns(
        double width, double sender, int lanes, double nic, double memory, double application) {
    /** Where texts of the sender's side begin. */
    static final double LEFT = 44;

    private static final double BETWEEN_LANES = 16;
    private static final double NETWORK = 88;
    private static final double GAP = 12;

    /** For the name of a column. */
    private static final double LEAST = 80;

    /** The same for all of these, so that they can be compared at a glance. */
    static Columns of(List<Story> stories, double width) {
        List<Line> lines =
                stories.stream()
                        .flatMap(story -> story.scenes().stream())
                        .flatMap(scene -> scene.lines().stream())
                        .toList();
        int lanes =
                1
                        + lines.stream()
                                .flatMap(l -> l.flight().stream())
                                .flatMap(f -> f.copies().stream())
                                .mapToInt(Copy::lane)
                                .max()
                                .orElse(0);
        double free = width - LEFT - BETWEEN_LANES * lanes - NETWORK - 3 * GAP - 4;
        double[] shared =
                shared(
                        free,
                        List.of(
                                need(lines, Column.SENDER, Line::sentence),
                                need(lines, Column.NIC, Line::text).or(new Need(1, 1)),
                                need(lines, Column.NIC, Line::changeText)
                                        .or(need(lines, Column.APPLICATION, Line::changeText)),
                                need(lines, Column.APPLICATION, Line::text)));
        return new Columns(width, shared[0], lanes, shared[1], shared[2], shared[3]);
    }

    /** The width of the longest word, and of the longest text. */
    private record Need(double word, double text) {
        Need or(Need other) {
            return new Need(Math.max(word, other.word), Math.max(text, other.text));
        }
    }

    private static Need need(List<Line> lines, Column column, Function<Line, String> text) {
        return lines.stream()
                .filter(l -> l.column() == column)
                .map(text)
                .map(t ->
                        new Need(
                                Stream.of(t.split(" ")).mapToDouble(Ink::width).max().orElse(0),
                                Ink.width(t)))
                .reduce(new Need(0, 0), Need::or);
    }

    /**
     * Every column gets its longest word if there is room, and of the rest what it can use; one
     * that is not empty has room for its name.
     */
    private static double[] shared(double free, List<Need> needs) {
        double words = needs.stream().mapToDouble(Need::word).sum();
        double more = needs.stream().mapToDouble(n -> n.text() - n.word()).sum();
        double narrow = Math.min(1, free / Math.max(1, words));
        double wide = Math.clamp((free - words) / Math.max(1, more), 0, 1);
        double[] widths =
                needs.stream()
                        .mapToDouble(n -> n.word() * narrow + (n.text() - n.word()) * wide)
                        .map(w -> w == 0 ? 0 : Math.max(w, LEAST))
                        .toArray();
        double over = Math.max(0, DoubleStream.of(widths).sum() - free);
        double spare = DoubleStream.of(widths).map(w -> Math.max(0, w - LEAST)).sum();
        return DoubleStream.of(widths)
                .map(w -> w <= LEAST ? w : w - over * (w - LEAST) / spare)
                .toArray();
    }

    /** The lifeline of a lane of the sender's NIC. */
    double lane(int lane) {
        return LEFT + sender + GAP / 2 + BETWEEN_LANES * (lane + 0.5);
    }

    /** The lifeline of the target's NIC. */
    double target() {
        return LEFT + sender + GAP / 2 + BETWEEN_LANES * lanes + NETWORK;
    }

    /** Where texts of the target's NIC begin. */
    double nicText() {
        return target() + GAP;
    }

    /** Where changes of memory begin. */
    double memoryText() {
        return nicText() + nic + GAP;
    }

    /** Where texts of other applications begin. */
    double applicationText() {
        return memoryText() + memory + GAP / 2;
    }

    /** Whether any memory is changed. */
    boolean changes() {
        return memory > 0;
    }

    /** Whether any other application does anything. */
    boolean others() {
        return application > 0;
    }
}
