/**
 * The general search. Entry point: {@link dev.twintrace.linear.search.Layered}, and before it, for
 * easy histories, {@link dev.twintrace.linear.search.DepthFirst}. Invariant: a verdict is exact; a
 * search that left anything out never says that there is no order.
 *
 * <p>The layered search walks along calls and returns with a set of configurations: the state, and
 * for each open operation whether it is <em>owed</em> (has to be executed), <em>done</em> (was
 * executed for good) or <em>free</em> (may be executed, need not). Why nothing is lost and nothing
 * is made up:
 *
 * <ol>
 *   <li><b>Only returns execute.</b> Given an order, let each return of an operation that is not
 *       done or free yet execute the order up to that operation. What the order executes later is
 *       still open then, or it has no return, so nothing comes too late (Lowe, Testing for
 *       linearizability, 2017, just-in-time linearization, after Wing and Gong 1993). A free
 *       operation that returns may be executed then or not at all.
 *   <li><b>What changes nothing is free.</b> If an owed operation would leave the present state as
 *       it is, with the right result, then it takes place now, and an order in which it takes place
 *       later instead may still be found, as it is only free and not done. A {@code read} never has
 *       to be executed later; {@code write(3)} on a 3 may be, after a {@code write(4)}.
 *   <li><b>What is overwritten is free.</b> An execution that leads from every state to the same
 *       one ({@code write}) hides every open operation that is possible everywhere and whose result
 *       nobody knows: these take place just before it, if not later. So a burst of n writes has n
 *       configurations after it and not n times two to the n. And two such executions with nothing
 *       between that depends on the first are not tried: the first is hidden by the second.
 *   <li><b>Operations of one kind are exchanged.</b> Of two open operations with equal function,
 *       arguments and result, both owed or both free, the one that returns earlier is executed
 *       first: if an order executes the other first then exchanging both gives an order too, since
 *       both are open at the first moment and the other one is open for longer.
 *   <li><b>Supplies.</b> Operations that need not be executed, have no return and are of one kind
 *       differ in their calls alone. Whoever uses k of them may use the k that were called first.
 *       So it is enough to count. The further executions of repeatable operations are a supply
 *       without an end from the first such call on; an operation that may be executed at least once
 *       is an owed one and such a supply.
 *   <li><b>Dominance.</b> Of two configurations with the same state, the second can be left out if
 *       the first owes nothing that the second does not owe, has done nothing that the second has
 *       not done, and used no more of any supply: whatever executions follow the second may follow
 *       the first as well.
 *   <li><b>Without a return.</b> An operation that has to be executed and never returned takes
 *       place last if nothing else uses it, provided that it is possible in every state. One that
 *       may not be, an {@code acquire}, is owed until a return after all others.
 * </ol>
 *
 * <p>The order is put together afterwards: {@link dev.twintrace.linear.search.Way}.
 */
@NullMarked
package dev.twintrace.linear.search;

import org.jspecify.annotations.NullMarked;
