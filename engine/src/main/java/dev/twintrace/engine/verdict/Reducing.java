package dev.twintrace.engine.verdict;

/** Which reductions a check makes use of; docs/reduction.md. */
public enum Reducing {
    /** Both, but only for a search that turns out to be large: others are quicker without. */
    AUTO,
    /** None: every state is looked at. */
    NONE,
    /** Of steps that can happen in any order, not every order is looked at. */
    ORDER,
    /** Of states that differ only in which of several identical processes is which, one. */
    SYMMETRY,
    /** Both. */
    ALL
}
