package dev.twintrace.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns a Ctrl-C into an early answer: the thread that works is interrupted, says what it knows,
 * and only then the process ends.
 */
final class Interrupts {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** What shells report for a process that SIGINT ended. */
    private static final int BY_SIGNAL = 130;

    private final Thread worker;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean answering;
    private volatile int code;

    private Interrupts(Thread worker) {
        this.worker = worker;
    }

    /** Nobody listens to the process's signals. */
    static Interrupts ignored() {
        return new Interrupts(Thread.currentThread());
    }

    /** Signals to the process interrupt this thread. */
    static Interrupts ofThisThread() {
        Interrupts interrupts = new Interrupts(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown));
        return interrupts;
    }

    /** From here on an interrupted thread has something to say. */
    void expectAnswer() {
        answering = true;
    }

    /** All is said; the process may end with this code. */
    void over(int exitCode) {
        code = exitCode;
        over.countDown();
    }

    private void shutDown() {
        if (!answering || over.getCount() == 0) {
            return;
        }
        worker.interrupt();
        boolean said;
        try {
            said = over.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            said = false;
        }
        // The signal has chosen an exit code already; only a halt can choose another.
        Runtime.getRuntime().halt(said ? code : BY_SIGNAL);
    }
}
