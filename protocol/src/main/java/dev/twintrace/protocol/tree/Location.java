package dev.twintrace.protocol.tree;

/**
 * A place in memory: one element of a word, and of that one field or all of them. An index past the
 * end is a mistake in the file that only a run can show; see docs/semantics.md, "Index out of
 * range".
 *
 * @param index which element; {@code Const(0)} for a word that is no array
 * @param field the index of one field, or {@link #WHOLE}
 */
public record Location(Word word, Expr index, int field) {
    /** All fields of the element. */
    public static final int WHOLE = -1;

    /** How many scalar values a load of this place gives. */
    public int arity() {
        return field == WHOLE ? word.fields().size() : 1;
    }
}
