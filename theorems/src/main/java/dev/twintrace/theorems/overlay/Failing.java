package dev.twintrace.theorems.overlay;

/** In what an overlay fails. */
public enum Failing {
    /** Some run shows the applications what no run without faults shows. */
    SAFETY,
    /** From some state the processes cannot all finish any more. */
    LIVENESS,
    /** Some run hands an error to an application. */
    ERROR
}
