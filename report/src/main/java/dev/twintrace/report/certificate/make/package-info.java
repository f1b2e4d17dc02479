/**
 * Makes certificates of what a solver found. Entry point: {@link
 * dev.twintrace.report.certificate.make.Certifying}. Invariant: nothing here is believed by the
 * verifier; a certificate that is made wrongly is rejected.
 */
@NullMarked
package dev.twintrace.report.certificate.make;

import org.jspecify.annotations.NullMarked;
