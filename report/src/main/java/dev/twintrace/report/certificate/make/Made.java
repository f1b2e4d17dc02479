package dev.twintrace.report.certificate.make;

import dev.twintrace.report.certificate.Stamped;

/** What came of making a certificate. */
public sealed interface Made {
    /** A certificate. */
    record Done(Stamped stamped) implements Made {}

    /** There is none, for this reason: a sentence without a full stop. */
    record Refused(String why) implements Made {}
}
