package dev.twintrace.report.certificate;

/** What came of reading a certificate. */
public sealed interface Read {
    /** A certificate; right or wrong. */
    record Done(Stamped stamped) implements Read {}

    /**
     * No certificate.
     *
     * @param where the place as a JSON pointer, or the line of a text that is not even JSON
     * @param why a sentence without a full stop
     */
    record Unreadable(String where, String why) implements Read {}
}
