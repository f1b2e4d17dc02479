package dev.twintrace.engine.explore;

import java.time.Duration;

/**
 * When a search gives up.
 *
 * @param maxStates of any one exploration, at least 1; never more than some two thousand million
 * @param maxMemoryBytes for the states and steps of one exploration; kept to within a few pages of
 *     the stores (some megabytes)
 * @param timeout for all explorations of a check together
 */
public record Limits(long maxStates, long maxMemoryBytes, Duration timeout) {
    /** More states have no index; the last one looked at may still add some. */
    private static final long MOST = Integer.MAX_VALUE - (1 << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not above 0; more states than can be numbered
     *     count as that many
     */
    public Limits {
        if (maxStates < 1 || maxMemoryBytes < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("limits must be above 0");
        }
        maxStates = Math.min(maxStates, MOST);
    }

    /** As far as the heap goes: three quarters of it, no other limit. */
    public static Limits none() {
        return new Limits(
                MOST, Runtime.getRuntime().maxMemory() / 4 * 3, Duration.ofDays(365L * 100));
    }
}
