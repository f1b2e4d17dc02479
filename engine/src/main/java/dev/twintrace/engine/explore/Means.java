package dev.twintrace.engine.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an exploration may use beside memory. What it finds does not depend on it, but for the
 * limits that it comes to.
 *
 * @param threads how many work at it; at least 1
 * @param spill the folder on whose disk it may put what memory has no room for; empty if it is to
 *     stop instead
 * @param checkpoints where it writes down how far it is; empty if nowhere
 */
public record Means(int threads, Optional<Path> spill, Optional<Checkpoints> checkpoints) {
    /** One thread and memory. */
    public static final Means ALONE = new Means(1, Optional.empty(), Optional.empty());

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there is no thread
     */
    public Means {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread");
        }
    }

    /**
     * Where an exploration writes down how far it is, to be gone on with by another process.
     *
     * @param folder for this exploration alone
     * @param every how often; and when a limit ends the exploration
     */
    public record Checkpoints(Path folder, Duration every) {}

    /** The same for an exploration of its own, by this name. */
    public Means named(String name) {
        return new Means(
                threads,
                spill,
                checkpoints.map(c -> new Checkpoints(c.folder().resolve(name), c.every())));
    }

    /** The same without checkpoints, for an exploration that is soon done. */
    public Means brief() {
        return new Means(threads, spill, Optional.empty());
    }
}
