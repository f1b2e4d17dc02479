package dev.twintrace.cli;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.verdict.Effort;
import dev.twintrace.engine.verdict.Reducing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the user wants searches to go about their work.
 *
 * @param spill a folder's name
 * @param checkpoint a folder's name
 */
record EffortChoice(
        Optional<Long> threads,
        Reducing reducing,
        Optional<String> spill,
        boolean noSpill,
        Optional<String> checkpoint,
        Optional<Duration> every) {
    /** What is done unless somebody wants it otherwise. */
    static final EffortChoice USUAL =
            new EffortChoice(
                    Optional.empty(),
                    Reducing.AUTO,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_THREADS = 256;

    /** What does not go together. */
    Optional<String> objection() {
        if (noSpill && spill.isPresent()) {
            return Optional.of("--spill and --no-spill do not go together");
        }
        if (every.isPresent() && checkpoint.isEmpty()) {
            return Optional.of("--checkpoint-every goes with --checkpoint DIR");
        }
        if (threads.filter(n -> n > MOST_THREADS).isPresent()) {
            return Optional.of("--threads takes a number up to " + MOST_THREADS);
        }
        return Optional.empty();
    }

    /** The effort within these limits. */
    Effort within(Limits limits) {
        int count =
                threads.map(Long::intValue)
                        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
        Optional<Path> disk =
                noSpill
                        ? Optional.empty()
                        : Optional.of(spill.map(Session::path).orElseGet(EffortChoice::temporary));
        return new Effort(
                limits,
                new Means(
                        count,
                        disk,
                        checkpoint.map(folder ->
                                new Means.Checkpoints(Session.path(folder), every.orElse(MINUTE)))),
                reducing);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
