/**
 * Partial order reduction: in each state, steps that are enough. Entry point: {@link
 * dev.twintrace.engine.reduce.StubbornSets}. Invariant: a chosen set obeys every {@linkplain
 * dev.twintrace.engine.reduce.Rule rule} in the state it was chosen for; what is not proved
 * independent counts as dependent, so a weak proof costs states and never a finding. Source:
 * Valmari, "Stubborn sets for reduced state space generation" (1991); Laarman, Pater, van de Pol,
 * Hansen, "Guard-based partial-order reduction" (STTT 2016). Why ends, violations and stuck states
 * are found is in docs/reduction.md.
 */
@NullMarked
package dev.twintrace.engine.reduce;

import org.jspecify.annotations.NullMarked;
