/**
 * Where explorations keep what they find. Entry points: {@link dev.twintrace.engine.store.Keys} and
 * {@link dev.twintrace.engine.store.StateSet}, exact sets, and {@link
 * dev.twintrace.engine.store.Tape}, a list that only grows and may go on in a file. Invariant:
 * nothing is ever taken for equal by its hash, and nothing that was added is changed or lost.
 *
 * <p>Primitive arrays throughout: nearly all time of a search is spent here, waiting for memory.
 */
@NullMarked
package dev.twintrace.engine.store;

import org.jspecify.annotations.NullMarked;
