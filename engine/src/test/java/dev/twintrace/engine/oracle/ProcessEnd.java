package dev.twintrace.engine.oracle;

/** How a process ended. */
public enum ProcessEnd {
    FINISHED,
    STUCK,
    ERROR
}
