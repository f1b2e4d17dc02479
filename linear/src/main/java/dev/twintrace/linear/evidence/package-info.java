/**
 * What makes findings believable. Entry points: {@link dev.twintrace.linear.evidence.Validator} for
 * an order, {@link dev.twintrace.linear.evidence.Shrinking} for a contradiction. Invariant: an
 * order is valid only if the definition of linearizability (Herlihy and Wing 1990) says so;
 * evidence is a contradiction whether or not it is as small as it could be.
 *
 * <p>Shrinking weakens a problem in steps each of which would leave an order if there had been one:
 *
 * <ul>
 *   <li>An operation is relaxed: whatever it did in an order, it may still do.
 *   <li>What was called after a return is dropped, and operations open at that return may take
 *       effect later or never, their results unseen: an order up to that return is one of the rest.
 *   <li>What returned before a moment is dropped, and the object begins in any of the states of the
 *       layered search at that moment, or in any state at all; operations open at that moment may
 *       have taken effect before. The configuration that follows the order has such a state, and
 *       what it has not executed yet is still there.
 * </ul>
 */
@NullMarked
package dev.twintrace.linear.evidence;

import org.jspecify.annotations.NullMarked;
