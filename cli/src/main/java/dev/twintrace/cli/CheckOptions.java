package dev.twintrace.cli;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.verdict.Effort;
import dev.twintrace.report.text.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code twintrace check} is asked to do.
 *
 * @param inputs files, folders, or {@code -}
 * @param settings in the order given
 * @param full whether long runs are shown without leaving out steps
 * @param report where the report goes besides
 * @param export which viewer the first bad run is printed for, in place of the report
 */
record CheckOptions(
        List<String> inputs,
        Map<String, String> settings,
        boolean expected,
        boolean json,
        boolean full,
        Optional<ReportFile> report,
        Optional<LogFormat> export,
        Optional<Long> maxStates,
        Optional<Long> maxMemory,
        Optional<Duration> timeout,
        EffortChoice effortChoice,
        Look look,
        boolean quiet) {
    CheckOptions {
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Whether expectations are checked and a table is printed. */
    boolean table() {
        return expected || inputs.size() > 1 || Files.isDirectory(path());
    }

    private Path path() {
        return Session.path(inputs.getFirst());
    }

    /** What does not go together. */
    Optional<String> objection() {
        if (!settings.isEmpty() && table()) {
            return Optional.of(
                    "--set goes with one file that is checked as it stands; here each `expect` line"
                            + " brings its own settings");
        }
        if (report.isPresent() && table()) {
            return Optional.of("--report goes with one file that is checked as it stands");
        }
        if (export.isPresent() && table()) {
            return Optional.of("--export goes with one file that is checked as it stands");
        }
        if (export.isPresent() && (json || quiet)) {
            return Optional.of(
                    "--export prints a log in place of the report, so it does not go with "
                            + (json ? "--json" : "--quiet"));
        }
        if (effortChoice.checkpoint().isPresent() && table()) {
            return Optional.of("--checkpoint goes with one file that is checked as it stands");
        }
        return effortChoice.objection().or(look::objection);
    }

    /** When a search gives up, and how it goes about it. */
    Effort effort() {
        Limits most = Limits.none();
        return effortChoice.within(
                new Limits(
                        maxStates.orElse(most.maxStates()),
                        maxMemory.orElse(most.maxMemoryBytes()),
                        timeout.orElse(most.timeout())));
    }

    /** How to print for somebody who reads this stream. */
    Style style(Surroundings here, boolean terminal) {
        Style style = look.style(here, terminal);
        return full ? style.unfolded() : style;
    }
}
