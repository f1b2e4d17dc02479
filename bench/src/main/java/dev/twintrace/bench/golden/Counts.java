package dev.twintrace.bench.golden;

/**
 * What an exploration of the golden model counted.
 *
 * @param distinct states
 * @param generated steps taken, and one more for the initial state
 * @param levels of breadth-first search, the initial state's included
 * @param viol states in which a wrong value has been consumed
 */
public record Counts(long distinct, long generated, long levels, long viol) {
    /** For a count that a tool does not tell. */
    public static final long UNTOLD = -1;

    /** Whether both tell the same as far as both tell it. */
    public boolean agrees(Counts other) {
        return agree(distinct, other.distinct)
                && agree(generated, other.generated)
                && agree(levels, other.levels)
                && agree(viol, other.viol);
    }

    private static boolean agree(long one, long two) {
        return one == two || one == UNTOLD || two == UNTOLD;
    }
}
