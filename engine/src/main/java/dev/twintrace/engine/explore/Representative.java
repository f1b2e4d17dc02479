package dev.twintrace.engine.explore;

/**
 * Maps a state to one that stands for all that are the same but for the names of processes. Not
 * thread-safe.
 */
@FunctionalInterface
public interface Representative {
    /** Each state stands for itself. */
    Representative ITSELF = cells -> {};

    /**
     * Replaces the state by the one that stands for it: idempotent, and the same for all of them.
     */
    void of(long[] cells);
}
