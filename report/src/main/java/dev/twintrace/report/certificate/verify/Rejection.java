package dev.twintrace.report.certificate.verify;

import java.io.Serial;

/** Something in a certificate does not hold. */
final class Rejection extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final String where;
    private final String why;

    Rejection(String where, String why) {
        super(why, null, false, false);
        this.where = where;
        this.why = why;
    }

    String where() {
        return where;
    }

    String why() {
        return why;
    }
}
