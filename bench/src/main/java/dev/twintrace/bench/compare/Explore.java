package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.EngineSearch;
import dev.twintrace.bench.golden.PackedSearch;
import dev.twintrace.bench.golden.Row;
import dev.twintrace.engine.explore.Exploration;
import java.nio.file.Path;
import java.util.List;

/** Explores one workload in one of the ways that are written in Java, and prints its counts. */
public final class Explore {
    private Explore() {}

    /** The name of a {@link Way}, and the words of a workload. */
    public static void main(String[] args) {
        List<String> words = List.of(args);
        Workload workload = Workload.read(Path.of(""), words.subList(1, words.size())).getFirst();
        Counts counts = Way.valueOf(words.getFirst()).explore(workload);
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
        COMPILED_BY_TWO,
        INTERPRETED,
        PACKED;

        Counts explore(Workload workload) {
            return switch (this) {
                case COMPILED -> engine(workload, EngineSearch.Steps.COMPILED, 1);
                case COMPILED_BY_TWO -> engine(workload, EngineSearch.Steps.COMPILED, 2);
                case INTERPRETED -> engine(workload, EngineSearch.Steps.INTERPRETED, 1);
                case PACKED ->
                        switch (workload) {
                            case Workload.Golden(Row row) -> PackedSearch.explore(row);
                            case Workload.Twin _ ->
                                    throw new IllegalArgumentException(
                                            "written for the golden model only");
                        };
            };
        }

        private static Counts engine(Workload workload, EngineSearch.Steps steps, int threads) {
            return switch (workload) {
                case Workload.Golden(Row row) -> EngineSearch.explore(row, steps, threads).counts();
                case Workload.Twin twin -> {
                    Exploration found =
                            EngineSearch.explore(TwinModel.of(twin).model(), steps, threads);
                    yield new Counts(
                            found.size(),
                            found.transitions() + 1,
                            found.depth() + 1,
                            Counts.UNTOLD);
                }
            };
        }
    }
}
