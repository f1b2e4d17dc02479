package dev.twintrace.protocol.semantics;

/**
 * Which free slot a new request takes. Slots are interchangeable, so runs and verdicts are the
 * same; the number of states is not.
 */
public enum Slots {
    /**
     * The first free one after the one that was taken last, on queue pairs with a bounded number of
     * posts: which slots became free in which order is then no part of the state. Where posting
     * goes on for ever it would be one: the same situation at another turn.
     */
    IN_TURN,
    /** The one with the lowest number. */
    LOWEST
}
