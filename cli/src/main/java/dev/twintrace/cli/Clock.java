package dev.twintrace.cli;

import java.time.Duration;

/** Says on a terminal what is being done, and for how long; it is quiet in a pipe. */
final class Clock implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final double NANOS_PER_SECOND = 1e9;

    private final ProgressLine line;
    private final String title;
    private final boolean wanted;
    private final long begun = System.nanoTime();
    private String what = "";
    private boolean over;

    Clock(Session session, String title) {
        this.title = title;
        this.wanted = session.here().errIsTerminal();
        this.line = new ProgressLine(session.err(), wanted, session.here().width());
        if (wanted) {
            Thread.ofVirtual().start(this::tick);
        }
    }

    /** Something else is done from here on. */
    synchronized void say(String deed) {
        what = deed;
    }

    private void tick() {
        try {
            while (show()) {
                Thread.sleep(TICK);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean show() {
        if (!over) {
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            line.say("%s: %s, %.0f s".formatted(title, what, seconds));
        }
        return !over;
    }

    @Override
    public synchronized void close() {
        over = true;
        line.erase();
    }
}
