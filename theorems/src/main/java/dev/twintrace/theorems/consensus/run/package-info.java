/**
 * Runs the protocol that an assignment yields. Entry point: {@link
 * dev.twintrace.theorems.consensus.run.Trials#of}. Invariant: what is said to hold has been seen to
 * hold in every interleaving of atomic steps, with crashes in any number and at any place where
 * they are allowed.
 *
 * <p><b>The protocol.</b> Two teams whose members agree already decide whose value to take: a
 * process announces its value in its team's register, applies its operation, reads the object, and
 * takes the value of team A if what it was told and what it read is a pair that only sequences
 * starting with A have, else that of B (Ruppert 2000). The recoverable protocol (Delporte-Gallet et
 * al., PODC 2022) cannot rely on what an operation returned, nor apply it twice: it reads first,
 * applies its operation only if the object is in its initial state q0, reads again, and looks up
 * the state. If team A can bring the object back to q0, then B has one process; before that one
 * applies its operation it looks whether A has announced itself, and if so leaves the object alone
 * and takes A's value. Without that look B could apply again after a crash and be the first to
 * change q0.
 *
 * <p>Members of a team come to agree in the same way: the tournament is a tree of such matches,
 * each with an object and registers of its own, where a team of k processes plays the assignment
 * that is left for k ({@code Assignment.only}).
 *
 * <p><b>Inputs.</b> Values are only copied and compared with "nothing announced yet". So a run with
 * some inputs is a run with all inputs different in which values are renamed, and it is enough to
 * explore the latter (teams: one value a team).
 *
 * <p><b>Wait-freedom.</b> A process's position only increases from its start on, which is checked
 * at each step: so it decides within as many steps as there are positions.
 */
@NullMarked
package dev.twintrace.theorems.consensus.run;

import org.jspecify.annotations.NullMarked;
