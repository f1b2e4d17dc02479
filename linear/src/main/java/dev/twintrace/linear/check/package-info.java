/**
 * Decides whole histories. Entry point: {@link dev.twintrace.linear.check.Linearizability}.
 * Invariant: a history is linearizable if and only if each of its objects is (Herlihy and Wing
 * 1990, Theorem 1), and the answer does not depend on how many threads looked for it.
 */
@NullMarked
package dev.twintrace.linear.check;

import org.jspecify.annotations.NullMarked;
