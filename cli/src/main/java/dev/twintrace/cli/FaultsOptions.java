package dev.twintrace.cli;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.verdict.Effort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code twintrace faults} is asked to do.
 *
 * @param inputs files, folders, or {@code -}
 * @param timeout for each cell
 */
record FaultsOptions(
        List<String> inputs,
        Format format,
        Optional<Long> maxStates,
        Optional<Long> maxMemory,
        Duration timeout,
        Look look) {
    /** What to print. */
    enum Format {
        TEXT,
        MARKDOWN,
        JSON
    }

    FaultsOptions {
        inputs = List.copyOf(inputs);
    }

    /** When the search for a cell gives up. */
    Effort effort() {
        Limits most = Limits.none();
        return EffortChoice.USUAL.within(
                new Limits(
                        maxStates.orElse(most.maxStates()),
                        maxMemory.orElse(most.maxMemoryBytes()),
                        timeout));
    }
}
