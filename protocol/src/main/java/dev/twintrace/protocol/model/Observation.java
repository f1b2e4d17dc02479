package dev.twintrace.protocol.model;

import dev.twintrace.core.Event;
import java.util.List;

/**
 * The event that an action is, as a template over the state at that point of the action.
 *
 * @param view the queue pair whose sender view contains the event, or {@link #UNSEEN}
 * @param code tells templates apart; two events of one view are the same to the sender if their
 *     codes and observed values are
 * @param observed what the sender sees of it. Never a request's slot, which the network's doings
 *     influence: the order of posting says which request is meant
 * @param values what the event is made from, slots included
 * @param shape makes the event
 */
public record Observation(int view, int code, List<Term> observed, List<Term> values, Shape shape) {
    /** In no sender's view. */
    public static final int UNSEEN = -1;

    /** From evaluated {@code values} to the event. */
    @FunctionalInterface
    public interface Shape {
        /** The event, given what the run knows of requests and the values in order. */
        Event event(RunNames names, long[] values);
    }
}
