package dev.twintrace.cli;

import dev.twintrace.engine.explore.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code twintrace solve} is asked to do.
 *
 * @param settings in the order given
 * @param certificate a file, or a folder for those of a frontier
 * @param report where the report goes besides
 * @param timeout for all of it
 */
record SolveOptions(
        String input,
        Map<String, String> settings,
        boolean frontier,
        boolean json,
        Optional<String> certificate,
        Optional<ReportFile> report,
        long maxStates,
        Optional<Long> maxMemory,
        Duration timeout,
        Look look) {
    SolveOptions {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** When it gives up. */
    Limits limits() {
        Limits most = Limits.none();
        return new Limits(maxStates, maxMemory.orElse(most.maxMemoryBytes()), timeout);
    }
}
