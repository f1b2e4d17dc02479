package dev.twintrace.cli;

import dev.twintrace.engine.explore.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that says how far a check is, and is gone when it is over. */
final class ProgressLine implements Progress {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter err;
    private final boolean wanted;
    private final int width;
    private String title = "";
    private long begun = System.nanoTime();
    private int shown;

    /**
     * A line that is not there yet.
     *
     * @param wanted whether to show anything
     * @param width of the terminal
     */
    ProgressLine(PrintWriter err, boolean wanted, int width) {
        this.err = err;
        this.wanted = wanted;
        this.width = width;
    }

    /** Something else is checked from here on. */
    void begin(String what) {
        title = what;
        begun = System.nanoTime();
    }

    @Override
    public void at(Status status) {
        if (wanted) {
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            show(
                    String.format(
                            Locale.ROOT,
                            "%s: %s, %,d states%s, %,.0f/s, %,d waiting, depth %d, %.0f s",
                            title,
                            phase(status.phase()),
                            status.states(),
                            estimate(status),
                            status.statesPerSecond(),
                            status.queue(),
                            status.depth(),
                            seconds));
        }
    }

    /** Shows something else. */
    void say(String text) {
        if (wanted) {
            show(text);
        }
    }

    private static String estimate(Status status) {
        return status.estimate() == 0
                ? ""
                : String.format(Locale.ROOT, " of about %,d", rounded(status.estimate()));
    }

    /** To two digits: more would pretend to know. */
    private static long rounded(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return number / unit * unit;
    }

    /** Leaves the terminal as it was. */
    void erase() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }

    private void show(String text) {
        // A line that wraps cannot be rewritten; what changes is at its end.
        int most = width - 1;
        String line =
                text.length() <= most ? text : ".." + text.substring(text.length() - most + 2);
        err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        err.flush();
        shown = line.length();
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case REFERENCE -> "without faults";
            case RUNS -> "with faults";
            case CRASH_REFERENCE -> "without failover";
            case WITNESS -> "looking for a shortest run";
            case TWIN -> "looking for a twin";
        };
    }
}
