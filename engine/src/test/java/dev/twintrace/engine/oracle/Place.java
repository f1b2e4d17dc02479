package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Word;

/** A location with its index evaluated. */
record Place(int word, int element, int field) {
    /** Of a request that needs none. */
    static final Place NONE = new Place(-1, 0, 0);

    /** Index of its first cell among the word's cells. */
    int from(Word of) {
        int start = element * of.fields().size();
        return field == Location.WHOLE ? start : start + field;
    }

    /** How many cells it has. */
    int cells(Word of) {
        return field == Location.WHOLE ? of.fields().size() : 1;
    }
}
