/**
 * The theorems of SHIFT's formal appendix (Lin et al., arXiv 2512.11094), established anew. Entry
 * points: one class a theorem in the packages theorem1, theorem2 and theorem3, each of which gives
 * a {@link dev.twintrace.theorems.Demonstration}. Invariant: no trace is assumed to be reachable;
 * all come from the operational semantics or are replayed by a validator.
 */
@NullMarked
package dev.twintrace.theorems;

import org.jspecify.annotations.NullMarked;
