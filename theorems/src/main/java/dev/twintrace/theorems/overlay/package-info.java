/**
 * Overlays as functions. Entry point: {@link dev.twintrace.theorems.overlay.DecisionFunctions#of}.
 * Invariant: a transparent overlay is a function of what its sender has seen (SHIFT, arXiv
 * 2512.11094, formal appendix: π_S(T1) = π_S(T2) implies decide(T1) = decide(T2)); for a bounded
 * protocol there are finitely many such functions, and each is judged by all of its runs.
 */
@NullMarked
package dev.twintrace.theorems.overlay;

import org.jspecify.annotations.NullMarked;
