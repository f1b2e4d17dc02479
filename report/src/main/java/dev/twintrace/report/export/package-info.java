/**
 * What other tools read. Entry points: {@link dev.twintrace.report.export.Promela} and {@link
 * dev.twintrace.report.export.Tla} write a protocol as a model for another model checker, with the
 * same states; {@link dev.twintrace.report.export.ShiViz} writes a run as a log with vector clocks.
 * Invariants: a model means what {@link dev.twintrace.protocol.model.Model} says, in integers of 32
 * bits, and what these cannot express is refused, never approximated; in a log one line's clock is
 * less than another's exactly if it happened before it.
 */
@NullMarked
package dev.twintrace.report.export;

import org.jspecify.annotations.NullMarked;
