/**
 * Theorem 1 of SHIFT (Lin et al., arXiv 2512.11094, formal appendix, Theorem1/): with pure writes,
 * a silent receiver that uses its memory again, and a transport that may execute a request again
 * once it is posted again, no transparent overlay is safe and live. Entry point: {@link
 * dev.twintrace.theorems.theorem1.Theorem1#demonstrate}. Invariant: the two traces are found by a
 * check of LL128, "for every overlay" is shown by going through all of them and, for another
 * granting, by a refutation; and each assumption is needed, for without it a rule is found.
 */
@NullMarked
package dev.twintrace.theorems.theorem1;

import org.jspecify.annotations.NullMarked;
