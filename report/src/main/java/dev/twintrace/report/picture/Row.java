package dev.twintrace.report.picture;

import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Mark;
import dev.twintrace.report.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A step of a run, or several that are folded, with its texts broken into lines.
 *
 * @param step from 0, the last one of those that are folded
 * @param seen whether the sender sees it
 * @param entries from top to bottom
 */
record Row(int step, boolean seen, Mark mark, List<Entry> entries) {
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
            Row row = of(scene, columns);
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
            String text = "\u2026 %d steps folded".formatted(pending.size());
            rows.add(
                    new Row(
                            pending.getLast().step(),
                            false,
                            Mark.PLAIN,
                            List.of(new Note(List.of(text)))));
        }
        pending.clear();
    }

    private static Row of(Story.Scene scene, Columns columns) {
        List<Entry> entries = new ArrayList<>();
        scene.lines().forEach(line -> entries.add(told(line, columns)));
        double across = columns.width() - Columns.LEFT - Ink.width("12");
        scene.because().forEach(why -> entries.add(new Note(Ink.wrap("because " + why, across))));
        boolean seen = scene.lines().stream().anyMatch(l -> l.event() instanceof InSenderView);
        return new Row(scene.step(), seen, scene.mark(), List.copyOf(entries));
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
