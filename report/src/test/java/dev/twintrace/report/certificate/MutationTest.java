package dev.twintrace.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.twintrace.report.certificate.Certificate.OfImpossibility;
import dev.twintrace.report.certificate.Certificate.OfRule;
import dev.twintrace.report.certificate.verify.Verified;
import dev.twintrace.report.certificate.verify.Verifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A certificate that is not what it was is not taken, unless it is right nevertheless. */
class MutationTest {
    /** Of each example and in each way. */
    private static final int MUTANTS = Boolean.getBoolean("twintrace.full") ? 220 : 32;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGGED_FADD_BEHIND")
    void noDamagedFileIsTaken(Solved example) {
        String text = CertificateText.of(example.certificate());
        Mutants mutants = new Mutants(1);
        for (int counted = 0; counted < MUTANTS; ) {
            String mutant = mutants.flipped(text);
            switch (CertificateText.read(mutant)) {
                case Read.Unreadable _ -> counted++;
                case Read.Done(Stamped stamped) -> {
                    if (!CertificateText.of(stamped).equals(text)) {
                        counted++;
                        assertThat(Verifier.verify(stamped)).isInstanceOf(Verified.Rejected.class);
                    }
                }
            }
        }
    }

    /** Now the digest and the hash of the text fit, as a forger would make them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGGED_FADD_BEHIND")
    void noForgeryIsTakenUnlessItIsRight(Solved example) {
        Stamped original = example.certificate();
        String text = CertificateText.of(original);
        Mutants mutants = new Mutants(2);
        int right = 0;
        for (int counted = 0; counted < MUTANTS; ) {
            if (!(CertificateText.read(mutants.changed(text)) instanceof Read.Done(Stamped read))) {
                counted++;
                continue;
            }
            Certificate mutant = rehashed(read.certificate());
            if (mutant.equals(original.certificate())) {
                continue;
            }
            counted++;
            if (Verifier.verify(Stamped.of(mutant)) instanceof Verified.Holds) {
                right++;
                if (!Truth.of(mutant, original.certificate())) {
                    fail("taken: " + CertificateText.of(Stamped.of(mutant)));
                }
            }
        }
        assertThat(right).as("most changes make a certificate wrong").isLessThan(MUTANTS / 2);
    }

    private static Certificate rehashed(Certificate certificate) {
        Certificate.About old = certificate.about();
        Certificate.About about = Certificate.About.of(old.file(), old.text(), old.settings());
        return switch (certificate) {
            case OfImpossibility(var _, var powers, var watching, var reason) ->
                    new OfImpossibility(about, powers, watching, reason);
            case OfRule(var _, var states) -> new OfRule(about, states);
        };
    }
}
