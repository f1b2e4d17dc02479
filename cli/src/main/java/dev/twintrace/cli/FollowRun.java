package dev.twintrace.cli;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.read.GrowingHistory;
import dev.twintrace.linear.read.GrowingHistory.Look;
import dev.twintrace.linear.read.HistoryFormat;
import dev.twintrace.linear.read.Reading;
import dev.twintrace.report.Examined;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Carries out {@code twintrace linearize --follow}. Each check is from the start. One begins when
 * at least as much time has passed since the last one as that took, so checking takes half of the
 * time at most, however long the history gets.
 */
final class FollowRun {
    private static final long POLL_MILLIS = 100;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LinearizeOptions options;
    private final Session session;
    private final String name;
    private Optional<Examined> last = Optional.empty();

    private long pause;
    private long checked = System.nanoTime();

    FollowRun(LinearizeOptions options, Session session) {
        this.options = options;
        this.session = session;
        this.name = Session.name(options.input());
    }

    /** The exit code. */
    int run() {
        session.interrupts().expectAnswer();
        try (GrowingHistory growing = open();
                Clock clock = new Clock(session, name)) {
            clock.say("waiting for operations");
            follow(growing, clock);
        } catch (IOException failure) {
            throw new Complaint(name + ": cannot be read (" + failure.getMessage() + ")");
        }
        Examined examined =
                last.orElseThrow(() -> new Complaint(name + ": nothing has come so far"));
        LinearizeRun.print(options, session, examined);
        return Examiner.code(examined.decision());
    }

    private GrowingHistory open() throws IOException {
        try {
            return options.input().equals(Session.STANDARD_INPUT)
                    ? GrowingHistory.of(name, session.here().in(), options.reading())
                    : GrowingHistory.of(Session.path(options.input()), options.reading());
        } catch (NoSuchFileException missing) {
            throw new Complaint(name + ": there is no such file");
        }
    }

    /** Up to the end, an interruption, or a history that is not linearizable. */
    private void follow(GrowingHistory growing, Clock clock) {
        try {
            while (!wrong()) {
                pause();
                switch (look(growing)) {
                    case Look.More(History history) -> check(history, growing.format(), clock);
                    case Look.Same() -> Thread.sleep(POLL_MILLIS);
                    case Look.Over(Reading.Rejected rejected) ->
                            throw new Complaint(rejected.text());
                    case Look.Over(Reading.Accepted(History history, HistoryFormat format)) -> {
                        check(history, format, clock);
                        return;
                    }
                }
            }
        } catch (InterruptedException ended) {
            // The user has seen enough; what is known is said.
        }
    }

    private boolean wrong() {
        return last.filter(e -> e.decision() instanceof Decision.NotLinearizable).isPresent();
    }

    private void pause() throws InterruptedException {
        long rest = checked + pause - System.nanoTime();
        Thread.sleep(Math.max(0, rest / NANOS_PER_MILLI));
    }

    /**
     * In a thread of its own: nothing else ends the wait for a pipe when the user wants to stop.
     */
    private static Look look(GrowingHistory growing) throws InterruptedException {
        FutureTask<Look> look = new FutureTask<>(growing::look);
        Thread.ofVirtual().start(look);
        try {
            return look.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private void check(History history, HistoryFormat format, Clock clock) {
        clock.say("checking %,d operations".formatted(history.size()));
        long start = System.nanoTime();
        Examined examined = new Examiner(options).examine(name, format, history);
        checked = System.nanoTime();
        pause = Math.max(checked - start, POLL_MILLIS * NANOS_PER_MILLI);
        // An interrupted check knows less than the one before.
        if (last.isEmpty() || !Thread.currentThread().isInterrupted()) {
            last = Optional.of(examined);
        }
        clock.say("%,d operations, %s".formatted(history.size(), soFar(examined.decision())));
    }

    private static String soFar(Decision decision) {
        return switch (decision) {
            case Decision.Linearizable _ -> "linearizable so far";
            case Decision.NotLinearizable _ -> "not linearizable";
            case Decision.Unknown _, Decision.Unfit _ -> "not known so far";
        };
    }
}
