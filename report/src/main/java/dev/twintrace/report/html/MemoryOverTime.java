package dev.twintrace.report.html;

import dev.twintrace.core.Change;
import dev.twintrace.core.Place;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the words that change in some runs hold from step to step, as far as the changes tell. An
 * element with fields may be written as a whole and then field by field; which place of {@code {1,
 * 1}} is {@code flag} no change says, so this reads {@code {1, 1}, then flag = 0}.
 */
final class MemoryOverTime {
    private final Map<String, Held> initial = new TreeMap<>();

    /** An element: its last whole value, empty if that is not known, and its fields since. */
    private record Held(String whole, Map<String, String> fields) {
        Held with(String field, String value) {
            if (field.isEmpty()) {
                return new Held(value, Map.of());
            }
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put(field, value);
            return new Held(whole, all);
        }

        String text() {
            String since =
                    fields.entrySet().stream()
                            .map(f -> f.getKey() + " = " + f.getValue())
                            .collect(Collectors.joining(", "));
            return whole.isEmpty() || since.isEmpty() ? whole + since : whole + ", then " + since;
        }
    }

    /** Of runs that begin with the same memory. */
    MemoryOverTime(List<Story> runs) {
        for (Story run : runs) {
            Map<String, Held> first = new TreeMap<>();
            changes(run.scenes().stream())
                    .forEach(c -> {
                        Held before = first.get(element(c));
                        boolean known = before != null && !before.whole().isEmpty();
                        if (before == null || (!known && !before.fields().containsKey(field(c)))) {
                            Held none = before == null ? new Held("", Map.of()) : before;
                            // After a field has changed, the whole is no longer as at first.
                            if (before == null || !field(c).isEmpty()) {
                                first.put(element(c), none.with(field(c), values(c.before())));
                            }
                        }
                    });
            first.forEach((element, held) ->
                    initial.merge(element, held, (a, b) -> a.whole().isEmpty() ? b : a));
        }
    }

    private static Stream<Change> changes(Stream<Story.Scene> scenes) {
        return scenes.flatMap(s -> s.lines().stream()).flatMap(l -> l.changes().stream());
    }

    private static String element(Change change) {
        Place place = change.place();
        return place.host() + "." + place.text().replaceFirst("\\..*", "");
    }

    private static String field(Change change) {
        String text = change.place().text();
        int dot = text.indexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1);
    }

    private static String values(List<Long> values) {
        return Words.loose(Words.values(values));
    }

    /** Element and value, each in a line of its own. */
    String initial() {
        return lines(initial);
    }

    private static String lines(Map<String, Held> held) {
        return held.entrySet().stream()
                .map(e -> e.getKey() + "\n" + e.getValue().text())
                .collect(Collectors.joining("\n"));
    }

    /** For each step of a run the elements that it changes and what they hold then. */
    List<String> after(Story run) {
        Map<String, Held> now = new TreeMap<>(initial);
        List<String> all = new ArrayList<>();
        for (Story.Scene scene : run.scenes()) {
            Map<String, Held> changed = new TreeMap<>();
            changes(Stream.of(scene))
                    .forEach(c -> {
                        Held held =
                                now.getOrDefault(element(c), new Held("", Map.of()))
                                        .with(field(c), values(c.after()));
                        now.put(element(c), held);
                        changed.put(element(c), held);
                    });
            all.add(lines(changed));
        }
        return all;
    }
}
