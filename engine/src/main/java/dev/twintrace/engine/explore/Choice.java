package dev.twintrace.engine.explore;

/** Chooses, in each state, steps that are enough. Not thread-safe. */
public interface Choice {
    /**
     * Chooses.
     *
     * @param cells the state, one long per cell
     * @param enabled ids of the enabled actions (none of role ALTERNATIVE), ascending, at {@code
     *     [0..count)}
     * @param kept is told for each of these positions whether to take it
     * @return whether any is left out
     */
    boolean choose(long[] cells, int[] enabled, int count, boolean[] kept);
}
