package dev.twintrace.report.certificate.verify;

/** What a verifier says of a certificate. */
public sealed interface Verified {
    /**
     * What it claims is so.
     *
     * @param claim a sentence without a full stop
     */
    record Holds(String claim) implements Verified {}

    /**
     * It is no evidence for what it claims, which may be so nevertheless.
     *
     * @param where the first place that does not hold, as a JSON pointer into the file
     * @param why a sentence without a full stop
     */
    record Rejected(String where, String why) implements Verified {}
}
