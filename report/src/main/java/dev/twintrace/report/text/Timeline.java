package dev.twintrace.report.text;

import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.report.words.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A picture of operations: a lane a process, a bar from call to return. Time is not to scale: each
 * moment at which something is called or returns gets a column, and as many more as the names in
 * the bars need. Bars overlap if and only if the operations are concurrent.
 */
final class Timeline {
    /** More lanes do not fit the eye. */
    private static final int MOST_ROWS = 40;

    /** More bars are not looked at. */
    private static final int MOST_BARS = 200;

    /** A longer name would leave no room for another. */
    private static final int LONGEST = 30;

    private final List<Bar> bars = new ArrayList<>();
    private final TreeMap<Moment, Integer> moments = new TreeMap<>();
    private final int width;

    /** A moment; those of equal time are one for calls and, after it, one for returns. */
    private record Moment(long time, boolean back) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int order = Long.compare(time, other.time);
            return order != 0 ? order : Boolean.compare(back, other.back);
        }
    }

    /** An operation: its name, or its number in the list where names are too long. */
    private record Bar(
            int number,
            long process,
            Moment call,
            Moment end,
            boolean open,
            boolean repeatable,
            String name) {
        String label(boolean named) {
            return (named ? name : Integer.toString(number)) + (repeatable ? "*" : "");
        }
    }

    /** A lane, or a part of one where a process does several things at once. */
    private record Row(String title, StringBuilder text) {}

    /**
     * A picture to be drawn.
     *
     * @param operations numbers of the history; numbered from 1 where there is no room for names
     */
    Timeline(History history, int[] operations, int width) {
        this.width = width;
        for (int i = 0; i < Math.min(operations.length, MOST_BARS + 1); i++) {
            int o = operations[i];
            boolean open = history.returned(o) == History.NEVER;
            Moment call = new Moment(history.called(o), false);
            Moment end = new Moment(history.returned(o), true);
            moments.put(call, 0);
            moments.put(end, 0);
            Executions executions = history.executions(o);
            bars.add(
                    new Bar(
                            i + 1,
                            history.process(o),
                            call,
                            end,
                            open,
                            executions.repeatable(),
                            Plain.of(Naming.of(history, o), LONGEST)));
        }
    }

    /** Whether some operation may have taken effect again. */
    boolean repeats() {
        return bars.stream().anyMatch(Bar::repeatable);
    }

    /** The lines; empty if there is no room. */
    Optional<List<String>> lines() {
        if (bars.size() > MOST_BARS) {
            return Optional.empty();
        }
        int title = bars.stream().mapToInt(b -> title(b.process()).length()).max().orElse(0);
        int room = width - title - 2;
        if (place(true, 3) > room && place(true, 1) > room) {
            if (place(false, 1) > room) {
                return Optional.empty();
            }
            return draw(title, false);
        }
        return draw(title, true);
    }

    private static String title(long process) {
        return "process " + process;
    }

    /**
     * Gives each moment its column, as far to the left as the bars allow.
     *
     * @param around how many columns a bar has beside its label
     * @return how many columns all take
     */
    private int place(boolean named, int around) {
        Map<Moment, Integer> least = new LinkedHashMap<>();
        int column = -1;
        for (Map.Entry<Moment, Integer> entry : moments.entrySet()) {
            Moment moment = entry.getKey();
            column = Math.max(column + 1, least.getOrDefault(moment, 0));
            entry.setValue(column);
            for (Bar bar : bars) {
                if (bar.call().equals(moment)) {
                    least.merge(bar.end(), column + bar.label(named).length() + around, Math::max);
                }
            }
        }
        return column + 1;
    }

    private Optional<List<String>> draw(int title, boolean named) {
        Map<Long, List<Row>> lanes = new LinkedHashMap<>();
        for (Bar bar : bars) {
            List<Row> rows = lanes.computeIfAbsent(bar.process(), p -> new ArrayList<>());
            int from = moments.getOrDefault(bar.call(), 0);
            Row row =
                    rows.stream()
                            .filter(r -> r.text().length() <= from)
                            .findFirst()
                            .orElseGet(() -> {
                                String its = rows.isEmpty() ? title(bar.process()) : "";
                                rows.add(new Row(its, new StringBuilder()));
                                return rows.getLast();
                            });
            row.text().append(" ".repeat(from - row.text().length()));
            row.text().append(bar(bar, named, moments.getOrDefault(bar.end(), 0) - from + 1));
        }
        List<Row> rows = lanes.values().stream().flatMap(List::stream).toList();
        if (rows.size() > MOST_ROWS) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(Painted.pad(row.title(), title + 2) + row.text()));
        lines.add(Painted.pad("time", title + 2) + times(width - title - 2));
        return Optional.of(lines);
    }

    private static String bar(Bar bar, boolean named, int length) {
        char[] text = new char[length];
        Arrays.fill(text, '\u2500');
        text[0] = '\u251c';
        text[length - 1] = bar.open() ? '?' : '\u2524';
        String label = bar.label(named);
        int start = (length - label.length()) / 2;
        label.getChars(0, label.length(), text, start);
        return new String(text);
    }

    /** The times below their columns, as many as there is room for. */
    private String times(int most) {
        StringBuilder text = new StringBuilder();
        moments.forEach((moment, column) -> {
            String time = Long.toString(moment.time());
            boolean told = !text.isEmpty() && moment.back() && same(moment);
            boolean room = text.isEmpty() || text.length() < column;
            if (moment.time() != History.NEVER && !told && room && column + time.length() <= most) {
                text.append(" ".repeat(column - text.length())).append(time);
            }
        });
        return text.toString();
    }

    /** Whether something is called when this returns. */
    private boolean same(Moment moment) {
        return moments.containsKey(new Moment(moment.time(), false));
    }
}
