package dev.twintrace.linear.decide;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.Machine;
import dev.twintrace.linear.object.ObjectType;

/**
 * The operations on one object. A history is linearizable if those on each object are (Herlihy and
 * Wing 1990, Theorem 1).
 *
 * @param operations numbers of the history, ascending, so in the order of their calls
 */
public record Part(History history, ObjectType type, Numbers operations) {
    /** How many operations. */
    public int size() {
        return operations.size();
    }

    /** A new machine for the object. */
    public Machine machine() {
        return Machine.of(history, type, operations.stream().toArray());
    }
}
