package dev.twintrace.engine.explore;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an exploration may use beside memory. What it finds does not depend on it, but for the
 * limits that it comes to.
 *
 * @param threads how many work at it; at least 1
 * @param spill the folder in which it may make one for what memory has no room for; empty if it is
 *     to stop instead
 */
public record Means(int threads, Optional<Path> spill) {
    /** One thread and memory. */
    public static final Means ALONE = new Means(1, Optional.empty());

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
}
