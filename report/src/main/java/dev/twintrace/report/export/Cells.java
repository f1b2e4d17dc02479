package dev.twintrace.report.export;

import dev.twintrace.core.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Memory as a channel: who loads a value hears from whoever stored it. Not from those before: after
 * {@code line.flag = 1; line.flag = 2} a load hears from the second store alone, and from one of
 * the whole {@code line} before only if it also loads other fields.
 */
final class Cells {
    private final Map<Element, Written> cells = new HashMap<>();

    private record Element(String host, String text) {}

    /** Who last wrote a whole element, and since then single fields. */
    private record Written(OptionalInt whole, SequencedMap<String, Integer> fields) {}

    /** All fields of a place are written by this happening. */
    void write(Place place, int by) {
        String field = field(place);
        if (field.isEmpty()) {
            cells.put(element(place), new Written(OptionalInt.of(by), new LinkedHashMap<>()));
        } else {
            cells.computeIfAbsent(
                            element(place),
                            _ -> new Written(OptionalInt.empty(), new LinkedHashMap<>()))
                    .fields()
                    .put(field, by);
        }
    }

    /**
     * Who wrote what is read there; nobody if it is still as at first.
     *
     * @param fields how many fields are read
     */
    List<Integer> read(Place place, int fields) {
        return Optional.ofNullable(cells.get(element(place)))
                .map(written -> read(written, field(place), fields))
                .orElse(List.of());
    }

    private static List<Integer> read(Written written, String field, int fields) {
        if (field.isEmpty()) {
            IntStream whole =
                    written.fields().size() < fields ? written.whole().stream() : IntStream.of();
            return Stream.concat(whole.boxed(), written.fields().values().stream()).toList();
        }
        return Optional.ofNullable(written.fields().get(field))
                .map(List::of)
                .orElseGet(() -> written.whole().stream().boxed().toList());
    }

    private static Element element(Place place) {
        int dot = place.text().indexOf('.');
        return new Element(place.host(), dot < 0 ? place.text() : place.text().substring(0, dot));
    }

    private static String field(Place place) {
        int dot = place.text().indexOf('.');
        return dot < 0 ? "" : place.text().substring(dot + 1);
    }
}
