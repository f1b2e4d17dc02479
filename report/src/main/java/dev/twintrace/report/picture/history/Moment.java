package dev.twintrace.report.picture.history;

import dev.twintrace.linear.history.History;
import java.util.Comparator;

/**
 * A place on the time axis. Of equal times calls come first, then effects, then returns: with equal
 * times operations are concurrent, and an effect lies between call and return.
 *
 * @param sequence of effects, to tell them apart; else 0
 */
record Moment(long time, Phase phase, int sequence) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::time)
                    .thenComparing(Moment::phase)
                    .thenComparingInt(Moment::sequence);

    /** What happens then. */
    enum Phase {
        CALL,
        EFFECT,
        RETURN
    }

    /** When an operation was called. */
    static Moment call(History history, int operation) {
        return new Moment(history.called(operation), Phase.CALL, 0);
    }

    /** When it returned; after everything else if it never did. */
    static Moment end(History history, int operation) {
        return new Moment(history.returned(operation), Phase.RETURN, 0);
    }

    static Moment effect(long time, int sequence) {
        return new Moment(time, Phase.EFFECT, sequence);
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
