/**
 * Shows what a check came to. Entry points: {@code dev.twintrace.report.document} for what is said,
 * {@code dev.twintrace.report.text.TextReport}, {@code dev.twintrace.report.text.Table}, {@code
 * dev.twintrace.report.text.FaultTable} and {@code dev.twintrace.report.json.JsonReport}.
 * Invariant: a report judges nothing; it says what the verdict and the events of its runs say.
 */
@NullMarked
package dev.twintrace.report;

import org.jspecify.annotations.NullMarked;
