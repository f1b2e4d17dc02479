/**
 * Finite deterministic object types as tables. Entry points: {@link
 * dev.twintrace.theorems.consensus.type.Catalogue} for those that are built in, {@link
 * dev.twintrace.theorems.consensus.type.TypeFile} for those of a file. Invariant: a {@link
 * dev.twintrace.theorems.consensus.type.FiniteType} is total: each operation has a next state and a
 * response in each state.
 */
@NullMarked
package dev.twintrace.theorems.consensus.type;

import org.jspecify.annotations.NullMarked;
