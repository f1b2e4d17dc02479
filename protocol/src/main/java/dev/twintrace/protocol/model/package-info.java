/**
 * A protocol as a transition system: finite variables and guarded actions. Entry point: {@link
 * dev.twintrace.protocol.model.Model}. Invariant: everything that can happen is an action,
 * everything that matters about a state is a variable or a term over variables; readers need no
 * rule of the semantics beside it.
 */
@NullMarked
package dev.twintrace.protocol.model;

import org.jspecify.annotations.NullMarked;
