/**
 * Histories of objects that work, or that once do not, and how long it takes to read and decide
 * them. Entry point: {@link dev.twintrace.bench.histories.Histories}. Invariant: a history is made
 * by executing its operations one by one at some moment between call and return, so its verdict is
 * known before anybody decides it.
 */
@NullMarked
package dev.twintrace.bench.histories;

import org.jspecify.annotations.NullMarked;
