/**
 * What was found by searching, with its evidence, as a file. Entry point: {@link
 * dev.twintrace.report.certificate.CertificateText}. Invariant: a certificate read from a printed
 * one is equal to it, and its printing is the same text; whether it is right is the verifier's
 * business. The idea is that of certifying algorithms (McConnell, Mehlhorn, Näher, Schweitzer,
 * Computer Science Review 5, 2011): an answer comes with a witness that a simple program checks.
 */
@NullMarked
package dev.twintrace.report.certificate;

import org.jspecify.annotations.NullMarked;
