package dev.twintrace.cli;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.report.certificate.make.Certifying;
import dev.twintrace.report.certificate.make.Made;
import dev.twintrace.report.certificate.verify.Verified;
import dev.twintrace.report.certificate.verify.Verifier;
import dev.twintrace.theorems.Confirmation;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;

/** Makes a certificate of a refutation and verifies it, without any of the code that found it. */
final class CertifiedRefutation implements Confirmation {
    @Override
    public String confirmed(Scheme scheme, Solution.Impossible refuted) {
        return switch (new Certifying(scheme.file(), scheme.settings()).of(refuted)) {
            case Made.Refused(String why) -> throw new Unestablished("no certificate: " + why);
            case Made.Done(var stamped) ->
                    switch (Verifier.verify(stamped)) {
                        case Verified.Holds(String claim) ->
                                "The refutation was written as a certificate and verified without any of"
                                        + " the code that found it: "
                                        + claim
                                        + ".";
                        case Verified.Rejected(String where, String why) ->
                                throw new Unestablished(
                                        "the certificate is rejected: " + where + ": " + why);
                    };
        };
    }
}
