package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A named word of memory, or an array of them. A word may have fields, which one operation writes
 * and one load reads together; a word without fields has the one nameless field {@code ""}.
 *
 * @param id dense from 0 within the protocol
 * @param host the id of the host that holds it
 * @param length the number of elements, 1 for a word that is no array
 * @param initial one value a field, the same for every element
 * @param owner whose word it is: the overlay's words are no part of an outcome
 */
public record Word(
        int id,
        int host,
        String name,
        int length,
        boolean array,
        List<String> fields,
        List<Long> initial,
        Owner owner) {
    /** Whose data a word holds. */
    public enum Owner {
        APPLICATION,
        OVERLAY
    }
}
