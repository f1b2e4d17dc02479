package dev.twintrace.engine.explore;

import java.time.Duration;
import java.util.Locale;

/**
 * Limits, clock and progress of one check, shared by its explorations. Not thread-safe, but for
 * interruption of its thread, which ends them.
 */
public final class Meter {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long REPORT_NANOS = NANOS_PER_SECOND / 5;
    private static final int LOOKS = 1024;

    private final Limits limits;
    private final Progress progress;
    private final long between;
    private final long started = System.nanoTime();
    private final long allowed;
    private Progress.Phase phase = Progress.Phase.REFERENCE;
    private long begun = started;
    private long reported = started;
    private int looks;
    private String reason = "";
    private long boundStates = Long.MAX_VALUE;
    private int boundSteps = Integer.MAX_VALUE;
    private boolean bounded;

    /** Starts the clock. */
    public Meter(Limits limits, Progress progress) {
        this(limits, progress, REPORT_NANOS);
    }

    /**
     * For tests.
     *
     * @param between how many nanoseconds lie between two reports of progress
     */
    Meter(Limits limits, Progress progress, long between) {
        this.limits = limits;
        this.progress = progress;
        this.between = between;
        this.allowed = nanos(limits.timeout());
    }

    /** The explorations from here on are for this. */
    public void enter(Progress.Phase next) {
        phase = next;
    }

    /** An exploration begins. */
    public void begin() {
        begun = System.nanoTime();
        looks = 0;
    }

    /** Seconds since the start. */
    public double seconds() {
        return (double) (System.nanoTime() - started) / NANOS_PER_SECOND;
    }

    /** Why {@link #exhausted} said so last, in words for the user. */
    public String reason() {
        return reason;
    }

    /** Whether an exploration must stop for want of memory. */
    public boolean full(long bytes) {
        return bytes > limits.maxMemoryBytes()
                && stop("more than " + size(limits.maxMemoryBytes()) + " of states");
    }

    /** How much memory an exploration may take. */
    long maxMemoryBytes() {
        return limits.maxMemoryBytes();
    }

    /**
     * Explorations end, until {@link #free}, at so many states, or when they have the runs of so
     * many steps.
     */
    public void bound(long mostStates, int mostSteps) {
        boundStates = mostStates;
        boundSteps = mostSteps;
        bounded = false;
    }

    /** Whether the last {@link #bound} ended an exploration. */
    public boolean bounded() {
        return bounded;
    }

    /** The next explorations go on beyond the {@link #bound}. */
    public void free() {
        boundStates = Long.MAX_VALUE;
        boundSteps = Integer.MAX_VALUE;
    }

    /**
     * Whether an exploration must stop here; to be asked once for each state.
     *
     * @param estimate about how many states there are in all; 0 if nobody knows
     */
    public boolean exhausted(long states, long queue, int depth, long estimate) {
        if (states > limits.maxStates()) {
            return stop("more than " + limits.maxStates() + " states");
        }
        if (states > boundStates || depth > boundSteps) {
            bounded = true;
            return stop("not meant to go on");
        }
        // The clock is dear compared with a step: look at it now and then.
        if (looks++ % LOOKS != 0) {
            return false;
        }
        return interrupted() || late(System.nanoTime(), states, queue, depth, estimate);
    }

    /** That the heap is full, in words for the user. */
    static String heapIsFull() {
        return "the heap of " + size(Runtime.getRuntime().maxMemory()) + " is full";
    }

    private boolean interrupted() {
        return Thread.currentThread().isInterrupted() && stop("interrupted");
    }

    private boolean late(long now, long states, long queue, int depth, long estimate) {
        if (now - started > allowed) {
            double seconds = (double) allowed / NANOS_PER_SECOND;
            return stop(String.format(Locale.ROOT, "more than %.3g seconds", seconds));
        }
        if (now - reported >= between) {
            reported = now;
            double seconds = (double) (now - begun) / NANOS_PER_SECOND;
            progress.at(
                    new Progress.Status(
                            phase,
                            states,
                            states / Math.max(seconds, 1e-3),
                            queue,
                            depth,
                            estimate));
        }
        return false;
    }

    private boolean stop(String why) {
        reason = why;
        return true;
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
