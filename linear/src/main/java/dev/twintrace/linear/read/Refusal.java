package dev.twintrace.linear.read;

import java.io.Serial;

/** Ends the reading of a file; becomes a {@link Reading.Rejected}. */
final class Refusal extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final long line;
    private final int column;
    private final String why;

    /** See {@link Reading.Rejected}. */
    Refusal(long line, int column, String why) {
        super(why, null, false, false);
        this.line = line;
        this.column = column;
        this.why = why;
    }

    Reading.Rejected in(String file) {
        return new Reading.Rejected(file, line, column, why);
    }
}
