package dev.twintrace.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.certificate.verify.Verified;
import dev.twintrace.report.certificate.verify.Verifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates of what the solver finds hold, and their files say the same. */
class CertificateTest {
    @ParameterizedTest
    @EnumSource
    void whatIsSolvedIsVerified(Solved example) {
        Stamped stamped = example.certificate();
        String text = CertificateText.of(stamped);
        assertThat(CertificateText.read(text)).isEqualTo(new Read.Done(stamped));
        assertThat(Verifier.verify(stamped)).isInstanceOf(Verified.Holds.class);
    }
}
