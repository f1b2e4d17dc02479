/**
 * Exact breadth-first exploration of a model's states. Entry point: {@link
 * dev.twintrace.engine.explore.Explorer}. Invariant: two states are taken for one only if all their
 * cells are equal, and an exploration without a {@linkplain
 * dev.twintrace.engine.explore.Exploration#limit() limit} has seen every reachable state.
 */
@NullMarked
package dev.twintrace.engine.explore;

import org.jspecify.annotations.NullMarked;
