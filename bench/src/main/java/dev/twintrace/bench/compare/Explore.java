package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.EngineSearch;
import dev.twintrace.bench.golden.PackedSearch;
import dev.twintrace.bench.golden.Row;

/** Explores a row in one of the ways that are written in Java, and prints its counts. */
public final class Explore {
    private Explore() {}

    /** The name of a {@link Way} and of a row. */
    public static void main(String[] args) {
        Row row = Row.named(args[1]).orElseThrow();
        Counts counts = Way.valueOf(args[0]).explore(row);
        System.out.printf(
                "%d %d %d %d%n",
                counts.distinct(), counts.generated(), counts.levels(), counts.viol());
    }

    /** What {@link #main} has printed. */
    static Counts read(String line) {
        String[] counts = line.strip().split(" ", -1);
        return new Counts(
                Long.parseLong(counts[0]),
                Long.parseLong(counts[1]),
                Long.parseLong(counts[2]),
                Long.parseLong(counts[3]));
    }

    /** How to explore. */
    enum Way {
        COMPILED,
        INTERPRETED,
        PACKED;

        Counts explore(Row row) {
            return switch (this) {
                case COMPILED -> EngineSearch.explore(row, EngineSearch.Steps.COMPILED).counts();
                case INTERPRETED ->
                        EngineSearch.explore(row, EngineSearch.Steps.INTERPRETED).counts();
                case PACKED -> PackedSearch.explore(row);
            };
        }
    }
}
