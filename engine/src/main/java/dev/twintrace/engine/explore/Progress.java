package dev.twintrace.engine.explore;

/** Hears how a check gets on, in its thread and at most five times a second. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = status -> {};

    /** How far it is. */
    void at(Status status);

    /** Which of a check's explorations is under way. */
    enum Phase {
        /** Runs without faults. */
        REFERENCE,
        /** Runs with faults. */
        RUNS,
        /** Runs with faults of the protocol without failover. */
        CRASH_REFERENCE,
        /** Runs again without any reduction, for a shortest one to show. */
        WITNESS,
        /** Runs that look to the sender like a bad one. */
        TWIN
    }

    /**
     * How far an exploration is.
     *
     * @param states distinct states so far
     * @param statesPerSecond on average since its start
     * @param queue states that are known and wait for their turn
     * @param depth steps from the initial state to those whose turn it is
     * @param estimate about how many states there are in all, going by how the number of states a
     *     level falls; 0 while it does not
     */
    record Status(
            Phase phase,
            long states,
            double statesPerSecond,
            long queue,
            int depth,
            long estimate) {}
}
