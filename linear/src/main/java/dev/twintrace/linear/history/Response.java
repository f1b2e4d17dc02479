package dev.twintrace.linear.history;

/** What an operation returned. */
public sealed interface Response {
    /** That it was done, or what nobody knows: every result would be right. */
    record Done() implements Response {}

    /** A value. */
    record Returned(Value value) implements Response {}

    /** Whether it succeeded: a compare-and-swap, an add to a set. */
    record Answered(boolean success) implements Response {}

    /** That there was nothing to take. */
    record Empty() implements Response {}
}
