/**
 * Theorem 2 of SHIFT's appendix (Lin et al., arXiv 2512.11094): retried atomics are not
 * linearizable. Entry point: {@link dev.twintrace.theorems.theorem2.Theorem2}. {@link
 * dev.twintrace.theorems.theorem2.Fadd} and {@link dev.twintrace.theorems.theorem2.Cas} are the
 * paper's two cases, {@link dev.twintrace.theorems.theorem2.RetrySafety} is the answer for all
 * operations. Invariant: runs come from the operational semantics, and no history is said to be
 * wrong that the decider of module linear has not refused.
 */
@NullMarked
package dev.twintrace.theorems.theorem2;

import org.jspecify.annotations.NullMarked;
