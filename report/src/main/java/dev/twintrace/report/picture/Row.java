package dev.twintrace.report.picture;

import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Line;
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
 * @param seen whether it is in the sender's view of the queue pair that is followed
 * @param entries from top to bottom
 * @param folded what the steps that are folded do to copies on their way
 */
record Row(int first, int step, boolean seen, Mark mark, List<Entry> entries, List<Flight> folded) {
    private static final double SPACE = 6;

    /** What stands side by side. */
    sealed interface Entry {
        /** How many lines of text are below each other. */
        int lines();
    }

    /** An event. */
    record Told(
            Line line,
            List<String> sender,
            List<String> nic,
            List<String> memory,
            List<String> application)
            implements Entry {
        @Override
        public int lines() {
            return Math.max(
                    Math.max(sender.size(), nic.size()),
                    Math.max(memory.size(), application.size()));
        }
    }

    /** A text across the columns: why a step matters, or that some are folded. */
    record Note(List<String> text) implements Entry {
        @Override
        public int lines() {
            return text.size();
        }
    }

    double height() {
        return entries.stream().mapToDouble(e -> e.lines() * Ink.LINE).sum() + SPACE;
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
                flush(pending, rows);
                rows.add(row);
            }
        }
        flush(pending, rows);
        return List.copyOf(rows);
    }

    /** One or two steps take no more room than saying that they are left out. */
    private static void flush(List<Row> pending, List<Row> rows) {
        if (pending.size() <= 2) {
            rows.addAll(pending);
        } else {
            int first = pending.getFirst().step();
            int last = pending.getLast().step();
            String text =
                    "\u2026 %d steps folded: %d to %d"
                            .formatted(pending.size(), first + 1, last + 1);
            rows.add(
                    new Row(
                            first,
                            last,
                            false,
                            Mark.PLAIN,
                            List.of(new Note(List.of(text))),
                            pending.stream().flatMap(Row::flights).toList()));
        }
        pending.clear();
    }

    /** What it does to copies on their way, in order. */
    Stream<Flight> flights() {
        return Stream.concat(
                folded.stream(),
                entries.stream()
                        .flatMap(entry ->
                                entry instanceof Told told
                                        ? told.line().flight().stream()
                                        : Stream.of()));
    }

    private static Row of(Story story, Story.Scene scene, Columns columns) {
        List<Entry> entries = new ArrayList<>();
        scene.lines().forEach(line -> entries.add(told(line, columns)));
        double across = columns.width() - Columns.LEFT - Ink.width("12");
        scene.because().forEach(why -> entries.add(new Note(Ink.wrap("because " + why, across))));
        return new Row(
                scene.step(),
                scene.step(),
                scene.lines().stream().anyMatch(line -> seen(story, line)),
                scene.mark(),
                List.copyOf(entries),
                List.of());
    }

    /** Whether a line is in the sender's view of the queue pair that is followed. */
    static boolean seen(Story story, Line line) {
        return line.event() instanceof InSenderView event
                && event.queuePair().equals(story.queuePair());
    }

    private static Told told(Line line, Columns columns) {
        List<String> none = List.of();
        List<String> memory =
                line.changes().isEmpty() ? none : Ink.wrap(line.changeText(), columns.memory());
        return switch (line.column()) {
            case SENDER ->
                    new Told(line, Ink.wrap(line.sentence(), columns.sender()), none, none, none);
            case NETWORK ->
                    new Told(
                            line,
                            Ink.wrap(line.text(), columns.width() - 2 * Columns.LEFT),
                            none,
                            none,
                            none);
            case NIC -> new Told(line, none, Ink.wrap(line.text(), columns.nic()), memory, none);
            case APPLICATION ->
                    new Told(
                            line, none, none, memory, Ink.wrap(line.text(), columns.application()));
        };
    }
}
