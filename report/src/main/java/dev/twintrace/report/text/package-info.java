/**
 * Reports for a terminal. Entry point: {@link dev.twintrace.report.text.TextReport}. Invariant: no
 * line is wider than the {@link dev.twintrace.report.text.Style} says, and what colour says the
 * text says too.
 */
@NullMarked
package dev.twintrace.report.text;

import org.jspecify.annotations.NullMarked;
