package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;

/** A format: takes the bytes of a file piece by piece and makes operations of them. */
interface Records {
    /**
     * Takes whole records from the front of what is there.
     *
     * @param last whether the file ends at {@code to}: then all has to be taken
     * @return up to where it has taken, at least {@code from}; the rest comes again, with more
     */
    int take(byte[] bytes, int from, int to, boolean last) throws Refusal;

    /** What was taken so far; what was called and has no completion is of unknown outcome. */
    History history();

    /** What is known of what comes after that. */
    Horizon horizon();
}
