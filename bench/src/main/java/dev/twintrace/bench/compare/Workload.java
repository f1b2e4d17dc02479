package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.Row;
import dev.twintrace.protocol.language.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contestants explore. */
sealed interface Workload {
    /** Every row of the golden model. */
    String ALL_ROWS = "all";

    /** A size of the golden model. */
    record Golden(Row row) implements Workload {}

    /** A protocol with all its faults, which SPIN gets from the exporter. */
    record Twin(Path file, Settings settings) implements Workload {}

    /**
     * Reads the words of a command line: names of rows, and files, each with its settings behind
     * it.
     *
     * @param from the folder that relative names of files start from
     * @throws IllegalArgumentException if one is no row, no file and no setting
     */
    static List<Workload> read(Path from, List<String> words) {
        List<Workload> all = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (word.equals(ALL_ROWS)) {
                Row.ALL.forEach(row -> all.add(new Golden(row)));
            } else if (word.endsWith(".twin")) {
                all.add(new Twin(from.resolve(word), Settings.NONE));
            } else if (equals > 0
                    && !all.isEmpty()
                    && all.getLast() instanceof Twin(Path file, Settings settings)) {
                String value = word.substring(equals + 1);
                all.set(
                        all.size() - 1,
                        new Twin(file, settings.with(word.substring(0, equals), value)));
            } else {
                all.add(new Golden(Row.named(word).orElseThrow(() -> unknown(word))));
            }
        }
        return List.copyOf(all);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(
                Row.ALL.stream()
                        .map(Row::name)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "no row, no .twin file and no NAME=VALUE behind one: "
                                                + word
                                                + "; the rows are ",
                                        ", or all")));
    }

    /** The words that {@link #read} makes it from. */
    default List<String> words() {
        return switch (this) {
            case Golden(Row row) -> List.of(row.name());
            case Twin(Path file, Settings settings) ->
                    Stream.concat(
                                    Stream.of(file.toString()),
                                    settings.values().entrySet().stream()
                                            .map(one -> one.getKey() + "=" + one.getValue()))
                            .toList();
        };
    }

    /** For headings. */
    default String name() {
        return switch (this) {
            case Golden(Row row) ->
                    "N=%d R=%d F=%d C=%d".formatted(row.n(), row.r(), row.f(), row.c());
            case Twin(Path file, Settings settings) ->
                    (file.getFileName() + " " + settings).strip();
        };
    }

    /** The counts that are known from elsewhere. */
    default Optional<Counts> known() {
        return switch (this) {
            case Golden(Row row) -> Optional.of(row.counts());
            case Twin _ -> Optional.empty();
        };
    }
}
