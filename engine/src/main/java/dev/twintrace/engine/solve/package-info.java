/**
 * Finds a failover rule that works, or shows that none does: the game of imperfect information
 * between the overlay, which knows its sender view, and everything else. Entry point: {@link
 * dev.twintrace.engine.solve.Solver}. Invariant: nothing is believed of a rule that {@code check}
 * has not said of it, and nothing is impossible but by a refutation whose leaves are runs. The
 * search is by conflict: a bad run rules out all strategies that decide as it does at the views
 * that it passes; resolving such conflicts gives the refutation (docs/solve.md).
 */
@NullMarked
package dev.twintrace.engine.solve;

import org.jspecify.annotations.NullMarked;
