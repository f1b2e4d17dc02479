package dev.twintrace.theorems.theorem2;

/**
 * What others do meanwhile and afterwards: any number of operations of these kinds. What nobody
 * reads nobody can complain about, hence the difference between {@link #WRITERS} and {@link
 * #READ_WRITERS}. For a send the readers are receivers, and the writers other senders.
 */
public enum Context {
    /** Nobody else. */
    ALONE("alone", false, false, false),
    /** Reads. */
    READERS("readers", true, false, false),
    /** Writes, and nobody ever reads. */
    WRITERS("writers, unread", false, true, false),
    /** Reads and writes. */
    READ_WRITERS("writers and readers", true, true, false),
    /** Atomics, whose results are seen; an atomic that adds 0 is a read. */
    ATOMICS("atomics", false, false, true),
    /** All of it. */
    ANYONE("anyone", true, true, true);

    private final String text;
    private final boolean reads;
    private final boolean writes;
    private final boolean atomics;

    Context(String text, boolean reads, boolean writes, boolean atomics) {
        this.text = text;
        this.reads = reads;
        this.writes = writes;
        this.atomics = atomics;
    }

    /** A heading. */
    public String text() {
        return text;
    }

    /** Whether somebody does this. */
    boolean has(Verb verb) {
        return switch (verb) {
            case Verb.Read _, Verb.Receive _ -> reads;
            case Verb.Write _, Verb.Send _ -> writes;
            case Verb.Atomic _ -> atomics;
        };
    }

    /** Whether anybody sees anything. */
    boolean sees() {
        return reads || atomics;
    }

    /** Whether anybody changes anything. */
    boolean changes() {
        return writes || atomics;
    }
}
