package dev.twintrace.engine.symmetry;

/**
 * Something of a protocol that a renaming can map to another of its kind.
 *
 * @param id of the thing in the protocol; of an element, the id of its word
 * @param element which element of the word; 0 for all other kinds
 */
record Name(Kind kind, int id, long element) {
    enum Kind {
        HOST,
        WORD,
        ELEMENT,
        QUEUE_PAIR,
        PROCESS,
        FAILOVER
    }

    static Name of(Kind kind, int id) {
        return new Name(kind, id, 0);
    }

    static Name element(int word, long element) {
        return new Name(Kind.ELEMENT, word, element);
    }
}
