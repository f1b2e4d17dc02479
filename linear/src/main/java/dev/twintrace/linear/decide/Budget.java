package dev.twintrace.linear.decide;

import java.time.Duration;
import java.util.Optional;

/** How long a decision may take, and how many configurations it may hold at once. */
public final class Budget {
    private final long deadline;
    private final Duration time;
    private final long configurations;

    private Budget(Duration time, long deadline, long configurations) {
        this.time = time;
        this.deadline = deadline;
        this.configurations = configurations;
    }

    /**
     * The clock starts now.
     *
     * @param time from now
     * @param configurations at least 1
     */
    public static Budget of(Duration time, long configurations) {
        return new Budget(time, System.nanoTime() + time.toNanos(), configurations);
    }

    /** What may be spent from now on: as much as is left of this one, but no more time than so. */
    public Budget within(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        return end - deadline < 0 ? new Budget(longest, end, configurations) : this;
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
