/**
 * Reads histories from files. Entry points: {@link dev.twintrace.linear.read.HistoryReader} for
 * what is there, {@link dev.twintrace.linear.read.GrowingHistory} for what is still being written.
 * Invariant: a file is read as a whole or refused with a place and a reason; what was called and
 * has no completion is of unknown outcome. docs/histories.md publishes the formats.
 */
@NullMarked
package dev.twintrace.linear.read;

import org.jspecify.annotations.NullMarked;
