package dev.twintrace.theorems;

/**
 * A step of a demonstration did not come out: nothing is claimed then. Either an assumption of the
 * theorem is missing in what it was shown for, or there is a mistake in Twintrace.
 */
public final class Unestablished extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param what did not come out, a clause
     */
    public Unestablished(String what) {
        super(what);
    }

    /**
     * Insists.
     *
     * @param what did not come out if it does not hold, a clause
     * @throws Unestablished if it does not
     */
    public static void unless(boolean holds, String what) {
        if (!holds) {
            throw new Unestablished(what);
        }
    }
}
