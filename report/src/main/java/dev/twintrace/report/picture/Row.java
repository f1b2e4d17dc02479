package dev.twintrace.report.picture;

import dev.twintrace.core.Event;
import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Line.Mark;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A step of a run, or several that are folded, with its texts broken into lines.
 *
 * @param first from 0
 * @param step from 0, the last one of those that are folded, else the same
 * @param entries from top to bottom
 * @param because why it matters, to the right of the target's lifeline
 * @param folded what the steps that are folded do to copies on their way
 */
record Row(
        int first,
        int step,
        Mark mark,
        List<Entry> entries,
        List<String> because,
        List<Flight> folded) {
    private static final double SPACE = 6;

    /**
     * An event, with what stands side by side; or how many steps are folded.
     *
     * @param line empty for steps that are folded
     * @param seen whether it is in the sender's view of the queue pair that is followed
     * @param late whether it is an original, or its data, from a lane that had failed before
     */
    record Entry(
            List<Line> line,
            boolean seen,
            boolean late,
            List<String> sender,
            List<String> nic,
            List<String> memory,
            List<String> application) {
        /** How many lines of text are below each other; under a late arrow it says so. */
        int lines() {
            return Stream.of(sender, nic, memory, application)
                    .mapToInt(List::size)
                    .reduce(late ? 2 : 1, Math::max);
        }

        /** Whether a sentence may stand to the right of it. */
        boolean leftOnly() {
            return nic.isEmpty()
                    && memory.isEmpty()
                    && application.isEmpty()
                    && line.stream().noneMatch(l -> l.column() == Column.NETWORK);
        }
    }

    /** At which line of text the sentences begin: beside what the sender does, below the rest. */
    int becauseFrom() {
        int from = 0;
        int below = 0;
        for (Entry entry : entries) {
            below += entry.lines();
            if (!entry.leftOnly()) {
                from = below;
            }
        }
        return from;
    }

    double height() {
        int lines = entries.stream().mapToInt(Entry::lines).sum();
        return Math.max(lines, because.isEmpty() ? 0 : becauseFrom() + because.size()) * Ink.LINE
                + SPACE;
    }

    /** Whether any of it is in the sender's view of the queue pair that is followed. */
    boolean seen() {
        return entries.stream().anyMatch(Entry::seen);
    }

    /** The rows of a story; where it is long only those that matter, and how many do not. */
    static List<Row> of(Story story, Columns columns, Predicate<Story.Scene> matters, int longest) {
        List<Row> rows = new ArrayList<>();
        List<Row> pending = new ArrayList<>();
        boolean fold = story.scenes().size() > longest;
        for (Story.Scene scene : story.scenes()) {
            Row row = of(story, scene, columns);
            if (fold && !matters.test(scene) && !scene.telling()) {
                pending.add(row);
            } else {
                flush(pending, columns, rows);
                rows.add(row);
            }
        }
        flush(pending, columns, rows);
        return List.copyOf(rows);
    }

    /** One or two steps take no more room than saying that they are left out. */
    private static void flush(List<Row> pending, Columns columns, List<Row> rows) {
        if (pending.size() <= 2) {
            rows.addAll(pending);
        } else {
            rows.add(folded(pending, columns));
        }
        pending.clear();
    }

    private static Row folded(List<Row> steps, Columns columns) {
        int first = steps.getFirst().step();
        int last = steps.getLast().step();
        String text =
                "\u2026 %d steps folded: %d to %d".formatted(steps.size(), first + 1, last + 1);
        List<String> none = List.of();
        return new Row(
                first,
                last,
                Mark.PLAIN,
                List.of(
                        new Entry(
                                List.of(),
                                false,
                                false,
                                Ink.wrap(text, columns.sender()),
                                none,
                                none,
                                none)),
                List.of(),
                steps.stream()
                        .flatMap(row -> row.entries().stream())
                        .flatMap(entry -> entry.line().stream())
                        .flatMap(line -> line.flight().stream())
                        .toList());
    }

    private static Row of(Story story, Story.Scene scene, Columns columns) {
        return new Row(
                scene.step(),
                scene.step(),
                scene.mark(),
                scene.lines().stream().map(line -> entry(story, line, columns)).toList(),
                scene.because().stream()
                        .flatMap(why -> Ink.sentence("because " + why, columns.sentence()).stream())
                        .toList(),
                List.of());
    }

    private static Entry entry(Story story, Line line, Columns columns) {
        Columns.Cells cells = Columns.Cells.of(line, columns.lifelines());
        return new Entry(
                List.of(line),
                seen(story, line),
                late(line.event()),
                lines(cells.sender(), columns.sender()),
                lines(cells.nic(), columns.nic()),
                lines(cells.memory(), columns.memory()),
                lines(cells.application(), columns.application()));
    }

    private static List<String> lines(String text, double width) {
        return text.isEmpty() ? List.of() : Ink.wrap(text, width);
    }

    /** Whether a line is in the sender's view of the queue pair that is followed. */
    static boolean seen(Story story, Line line) {
        return line.column() == Column.SENDER
                && line.event() instanceof InSenderView event
                && event.queuePair().equals(story.stage().queuePair());
    }

    private static boolean late(Event event) {
        return switch (event) {
            case Event.Executed e -> e.late() && e.first();
            case Event.Landed e -> e.late();
            case Event e -> false;
        };
    }
}
