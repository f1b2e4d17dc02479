/**
 * Symmetry: states that differ by the names of identical processes are taken for one. Entry point:
 * {@link dev.twintrace.engine.symmetry.Symmetry}. Invariant: every permutation of cells that leaves
 * this package was proved, action by action, to be an automorphism of the model. So the quotient by
 * its orbits is bisimilar to the model: Ip and Dill, "Better verification through symmetry" (FMSD
 * 1996); Emerson and Sistla, "Symmetry and model checking" (FMSD 1996). docs/symmetry.md says what
 * that means for a verdict.
 */
@NullMarked
package dev.twintrace.engine.symmetry;

import org.jspecify.annotations.NullMarked;
