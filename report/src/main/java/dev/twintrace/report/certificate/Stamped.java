package dev.twintrace.report.certificate;

/**
 * A certificate with the digest that its file states: what a damaged file loses.
 *
 * @param digest of {@link CertificateText#content}, if nothing is damaged
 */
public record Stamped(Certificate certificate, String digest) {
    /** With the right digest. */
    public static Stamped of(Certificate certificate) {
        return new Stamped(certificate, Hash.of(CertificateText.content(certificate)));
    }

    /** Whether the digest is that of the certificate. */
    public boolean intact() {
        return of(certificate).digest().equals(digest);
    }
}
