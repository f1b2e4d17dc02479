/**
 * Runs explorers of the golden model or of a protocol side by side, each in a process of its own.
 * Entry point: {@link dev.twintrace.bench.compare.Compare}. Invariant: all are measured the same
 * way, from outside, and no figure is printed without a word if a count is wrong.
 */
@NullMarked
package dev.twintrace.bench.compare;

import org.jspecify.annotations.NullMarked;
