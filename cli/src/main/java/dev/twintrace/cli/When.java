package dev.twintrace.cli;

/** When to use colours. */
enum When {
    /** Where a person reads: on a terminal. */
    AUTO,
    ALWAYS,
    NEVER
}
