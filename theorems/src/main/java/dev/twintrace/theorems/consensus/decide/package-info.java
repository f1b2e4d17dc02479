/**
 * Decides consensus numbers. Entry point: {@link
 * dev.twintrace.theorems.consensus.decide.Decider#decide}. Invariant: a number comes with the
 * assignment that shows its lower bound, and that the type has no assignment for one process more
 * has been searched exhaustively.
 *
 * <p><b>Definitions.</b> An assignment is an initial state q0, two nonempty teams A and B, and an
 * operation for each process. For sequences of different processes, each applying its operation
 * once, starting in q0:
 *
 * <ul>
 *   <li><i>n-discerning</i> (Ruppert, Determining Consensus Numbers, SIAM J. Comput. 30(4), 2000):
 *       some assignment of n processes is such that for each process p, the pairs (response of p's
 *       operation, state at the end) of the sequences with p that start with team A are none of
 *       those that start with team B.
 *   <li><i>n-recording</i> (Delporte-Gallet, Fatourou, Fauconnier, Ruppert, When Is Recoverable
 *       Consensus Harder Than Consensus?, PODC 2022): for some assignment of n processes the set
 *       Q_A of the states at the end of nonempty sequences that start with team A is disjoint from
 *       Q_B, and if q0 is in Q_A then B has one process, and if q0 is in Q_B then A has one. For n
 *       = 2 the second part says nothing.
 * </ul>
 *
 * A deterministic readable type solves consensus of n &gt;= 2 processes, together with registers,
 * exactly if it is n-discerning (Ruppert), and recoverable consensus, where processes crash one by
 * one and start again, exactly if it is n-recording (sufficient: PODC 2022; necessary: Ovens,
 * Determining Recoverable Consensus Numbers, PODC 2024). A type that cannot be read becomes no
 * weaker by a read, and a read never helps an assignment: so the numbers computed for it are upper
 * bounds.
 *
 * <p><b>Fewer processes.</b> Taking a process out of a team that keeps another one only removes
 * sequences. The sets shrink and stay disjoint; if q0 is in Q_A, then B has one process only, so
 * the one taken out is of A. So both properties carry over to the smaller assignment, an assignment
 * of n + 1 processes can be found by adding a process to one of n, and the search can stop at the
 * first n that has none ({@code Levels}).
 *
 * <p><b>Two of three.</b> In a discerning assignment of three or more, any a of team A and b of
 * team B make a recording assignment of two: if one of the states after a and ab were one of those
 * after b and ba, a third process c that applies its operation in that state could not tell who was
 * first ({@code Levels} and {@code Saturation} start from such pairs only). If there is none, as
 * for operations that commute or overwrite each other, the number is 2 at most (Herlihy, TOPLAS
 * 1991).
 *
 * <p><b>Infinity.</b> Let K = 2|Q| + 1. A shortest sequence to a state visits no state twice after
 * its first step: at most |Q| steps. A shortest sequence to a pair (response, state) of p visits
 * none twice between its first step and p's, and none twice after: at most |Q| + 1 + (|Q| - 1) =
 * 2|Q| steps. So with K copies of an operation in a team, more copies reach nothing new. If a type
 * is n-discerning for every n, then for large n some operation b has K copies in one team; take out
 * all others of that team and all but one process, with operation a, of the other. What is left,
 * once a against K times b, is discerning. The other way round, if that is discerning, so is once a
 * against any number of b. The same holds for recording. So the number is infinite exactly if some
 * q0, a and b are such that once a against K times b will do: |Q| times |O| squared small questions
 * ({@code Saturation}).
 */
@NullMarked
package dev.twintrace.theorems.consensus.decide;

import org.jspecify.annotations.NullMarked;
