/**
 * Theorem 3 of SHIFT (Lin et al., arXiv 2512.11094, formal appendix, Theorem3/): failover is
 * consensus of two, between what happened and what is decided, and reads solve it for one only.
 * Entry point: {@link dev.twintrace.theorems.theorem3.Theorem3#demonstrate}. Invariant: the two
 * scenarios are runs of the semantics with the same memory, found by a check; consensus numbers are
 * computed from sequential specifications.
 */
@NullMarked
package dev.twintrace.theorems.theorem3;

import org.jspecify.annotations.NullMarked;
