/**
 * What deciders take and give. Entry point: {@link dev.twintrace.linear.decide.Decider}. Invariant:
 * what a decider finds can be replayed or confirmed by somebody who does not know it: an order by a
 * validator, a contradiction by brute force.
 */
@NullMarked
package dev.twintrace.linear.decide;

import org.jspecify.annotations.NullMarked;
