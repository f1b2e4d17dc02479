package dev.twintrace.linear.decide;

import java.time.Duration;
import java.util.Optional;

/** How long a decision may take, and how many configurations it may hold at once. */
public final class Budget {
    private final long deadline;
    private final Duration time;
    private final long configurations;

    private Budget(Duration time, long configurations) {
        this.time = time;
        this.deadline = System.nanoTime() + time.toNanos();
        this.configurations = configurations;
    }

    /**
     * The clock starts now.
     *
     * @param time from now
     * @param configurations at least 1
     */
    public static Budget of(Duration time, long configurations) {
        return new Budget(time, configurations);
    }

    /** The most configurations at once. */
    public long configurations() {
        return configurations;
    }

    /** Why to stop, if it is time to: to be asked a hundred times a second or more. */
    public Optional<String> spent() {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of("interrupted");
        }
        return System.nanoTime() - deadline > 0
                ? Optional.of("more than " + time.toMillis() / 1000.0 + " seconds")
                : Optional.empty();
    }
}
