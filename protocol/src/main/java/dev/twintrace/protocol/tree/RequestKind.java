package dev.twintrace.protocol.tree;

/** The verbs of a work request. */
public enum RequestKind {
    WRITE,
    WRITE_IMM,
    READ,
    FADD,
    CAS,
    SEND;

    /** Whether it consumes a posted receive at the target and raises a receive completion. */
    public boolean notifies() {
        return this == WRITE_IMM || this == SEND;
    }

    public boolean atomic() {
        return this == FADD || this == CAS;
    }
}
