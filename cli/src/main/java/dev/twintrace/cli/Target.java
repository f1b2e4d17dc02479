package dev.twintrace.cli;

/** The languages that models are exported to. */
enum Target {
    /** For SPIN. */
    PROMELA,
    /** TLA+, for TLC. */
    TLA
}
