/**
 * What makes findings believable. Entry point: {@link dev.twintrace.linear.evidence.Validator}.
 * Invariant: an order is valid only if the definition of linearizability (Herlihy and Wing 1990)
 * says so.
 */
@NullMarked
package dev.twintrace.linear.evidence;

import org.jspecify.annotations.NullMarked;
