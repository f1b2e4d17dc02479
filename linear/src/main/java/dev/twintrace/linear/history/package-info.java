/**
 * Histories of operations as their callers recorded them. Entry point: {@link
 * dev.twintrace.linear.history.History.Builder}. Invariant: a history is immutable, its operations
 * are in the order of their calls, and no operation returns before it is called. The definition is
 * that of Herlihy and Wing, Linearizability (ACM TOPLAS 12(3), 1990), widened by operations that
 * may have been executed more than once.
 */
@NullMarked
package dev.twintrace.linear.history;

import org.jspecify.annotations.NullMarked;
