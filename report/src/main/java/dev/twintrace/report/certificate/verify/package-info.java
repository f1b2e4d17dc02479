/**
 * Checks certificates. Entry point: {@link dev.twintrace.report.certificate.verify.Verifier}.
 * Invariant: it believes the language, the lowering and the reference interpreter, which say what a
 * step is, and nothing that searches, compiles, packs or judges; it is plain so that it can be read
 * through. docs/certificates.md says why what it checks is enough.
 */
@NullMarked
package dev.twintrace.report.certificate.verify;

import org.jspecify.annotations.NullMarked;
