package dev.twintrace.engine.explore;

/** Chooses, in each state, steps that are enough. Not thread-safe. */
public interface Choice {
    /**
     * Chooses.
     *
     * @param cells the state, one long per cell (as {@link Layout#unpack} gives it)
     * @param enabled ids of the enabled actions (no ALTERNATIVE), ascending, at [0..count)
     * @param kept is told for each of these positions whether to take it
     * @return whether any is left out
     */
    boolean choose(long[] cells, int[] enabled, int count, boolean[] kept);
}
