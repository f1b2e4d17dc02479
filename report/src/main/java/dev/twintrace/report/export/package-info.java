/**
 * Models for other model checkers, with the same states. Entry points: {@link
 * dev.twintrace.report.export.Promela} and {@link dev.twintrace.report.export.Tla}. Invariant: what
 * is written means what {@link dev.twintrace.protocol.model.Model} says, in integers of 32 bits;
 * what these cannot express is refused, never approximated.
 */
@NullMarked
package dev.twintrace.report.export;

import org.jspecify.annotations.NullMarked;
