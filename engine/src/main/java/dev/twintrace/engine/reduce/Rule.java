package dev.twintrace.engine.reduce;

/** What a chosen set obeys; docs/reduction.md says why each is needed. Tests leave one out. */
enum Rule {
    /** Unless the state is an end, it has an enabled step that is owed. */
    KEY,
    /** With an enabled action, it has all that this one does not accord with. */
    ACCORD,
    /** With a disabled action, it has all that may make some false part of its guard true. */
    ENABLE,
    /** With an enabled action that may hide a violation, it has all that may cause one. */
    VISIBLE
}
