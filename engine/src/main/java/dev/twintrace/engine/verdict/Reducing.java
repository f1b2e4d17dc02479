package dev.twintrace.engine.verdict;

/** Which reductions a check makes use of; docs/symmetry.md. */
public enum Reducing {
    /** All there are, but only for a search that turns out to be large: others are soon done. */
    AUTO,
    /** None: every state is looked at. */
    NONE,
    /** Of states that differ only in which of several identical processes is which, one. */
    SYMMETRY
}
