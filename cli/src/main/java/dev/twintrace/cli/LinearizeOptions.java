package dev.twintrace.cli;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.read.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code twintrace linearize} is asked to do.
 *
 * @param input a file, or {@code -}
 * @param order where to write one
 * @param report where the report goes besides
 * @param initial as a field of CSV would say it; empty for what is usual for the type
 */
record LinearizeOptions(
        String input,
        ReadOptions reading,
        TypeName type,
        Optional<String> initial,
        WordWidth width,
        Duration timeout,
        long maxConfigurations,
        boolean follow,
        Optional<Path> order,
        Optional<ReportFile> report,
        boolean json,
        Look look) {

    /** What one check may take, from now on. */
    Budget budget() {
        return Budget.of(timeout, maxConfigurations);
    }
}
