package dev.twintrace.protocol.model;

import java.util.List;

/**
 * A guarded action: where its guard is not 0 it may happen, as one atomic step.
 *
 * @param id its index in {@link Model#actions()}
 * @param name which rule, of what, in the words of the semantics ({@code execute q lane 0 entry 1})
 * @param role what kind of step
 * @param daemon whether it is the doing of a daemon: a run may end though it is enabled
 */
public record Action(
        int id, String name, Role role, boolean daemon, Term guard, List<Effect> effects) {
    /** What kind of step an action is. */
    public enum Role {
        /** A step of a process, of a NIC or of the network. */
        ORDINARY,
        /** The adversary's: a run may end though it is enabled. */
        FAULT,
        /** A decision of the overlay, as the file's rule has it. */
        DECISION,
        /**
         * What the overlay could have decided instead at the same point. Never part of a run; the
         * search for a twin and the solver take these on purpose.
         */
        ALTERNATIVE
    }
}
