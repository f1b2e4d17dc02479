/**
 * Deciders that take one sort and a few passes, for histories in which values are written once.
 * Entry point: {@link dev.twintrace.linear.monitor.Monitors}. Invariant: a monitor looks at its
 * precondition before it says anything, and is exact where that holds.
 *
 * <p>Registers: Gibbons and Korach, Testing Shared Memories (SIAM J. Computing 26(4), 1997), zones.
 * Queues: Henzinger, Sezgin and Vafeiadis, Aspect-Oriented Linearizability Proofs (CONCUR 2013),
 * the patterns that no queue shows; Lee and Mathur, Efficient Decrease-and-Conquer Linearizability
 * Monitoring (OOPSLA 2025), that n log n steps are enough. The proofs that the monitors rest on are
 * shorter than those and stand where they are used.
 *
 * <p>The theorem behind all of them: operations can be put into an order that agrees with what
 * precedes what if and only if they can be given points within their intervals, which never
 * decrease along the order. From left to right: the latest call so far is such a point. That is why
 * a monitor only ever compares the latest call so far with a return.
 */
@NullMarked
package dev.twintrace.linear.monitor;

import org.jspecify.annotations.NullMarked;
