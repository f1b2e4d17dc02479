package dev.twintrace.engine.verdict;

import dev.twintrace.protocol.semantics.Slots;

/** Which reductions a check makes use of; docs/engine.md, "Reductions". */
public enum Reducing {
    /**
     * Slots in turn, and symmetry for a search that turns out to be large: others are soon done.
     * Not partial order, which mostly takes more time than it saves.
     */
    AUTO(Slots.IN_TURN, false, false),
    /** None: every state is looked at, with slots taken as they happen to be free. */
    NONE(Slots.LOWEST, false, false),
    /** Request slots are taken in turn. */
    SLOTS(Slots.IN_TURN, false, false),
    /** And of states that differ only in which of several identical processes is which, one. */
    SYMMETRY(Slots.IN_TURN, false, true),
    /** Slots in turn, and of independent steps only one order, where that is enough. */
    ORDER(Slots.IN_TURN, true, false),
    /** All three. */
    ALL(Slots.IN_TURN, true, true);

    private final Slots slots;
    private final boolean order;
    private final boolean symmetry;

    Reducing(Slots slots, boolean order, boolean symmetry) {
        this.slots = slots;
        this.order = order;
        this.symmetry = symmetry;
    }

    Slots slots() {
        return slots;
    }

    boolean order() {
        return order;
    }

    boolean symmetry() {
        return symmetry;
    }
}
