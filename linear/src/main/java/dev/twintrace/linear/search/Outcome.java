package dev.twintrace.linear.search;

/** What came of a search. */
public sealed interface Outcome {
    /**
     * There is an order.
     *
     * @param way to its end
     */
    record Through(Way way) implements Outcome {}

    /**
     * There is none: not even of what was called before this item returned.
     *
     * @param item before whose return nothing is possible
     */
    record Stuck(int item) implements Outcome {}

    /**
     * Nobody knows.
     *
     * @param reason a clause
     */
    record GaveUp(String reason) implements Outcome {}
}
