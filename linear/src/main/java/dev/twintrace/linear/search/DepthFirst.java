package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.Machine;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries to execute operations in the order of their calls, and goes back when it is stuck (Wing and
 * Gong, Testing and verifying concurrent objects, 1993), but never twice to the same executed
 * operations with the same state (Lowe 2017). Most histories are easy, and for these it is the
 * fastest; after a number of steps that grows with the history it gives up.
 *
 * <p>It shares nothing with {@link Layered} but the machines, so that each checks the other.
 */
public final class DepthFirst implements Decider {
    /** Operations that may never take effect: as many as a long has bits. */
    private static final int UNKNOWN = 64;

    /** How many longs the operations have room that are executed before one called earlier. */
    private static final int WINDOW = 4;

    private static final int NOTHING = Integer.MIN_VALUE;

    /** It has no settings. */
    public DepthFirst() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        Problem problem = Problem.of(part);
        Machine machine = problem.machine();
        int[] certain = new int[problem.size()];
        int[] uncertain = new int[problem.size()];
        int certainOnes = 0;
        int uncertainOnes = 0;
        for (int i = 0; i < problem.size(); i++) {
            if (problem.repeatable(i)) {
                return new Finding.NotApplicable("every operation is executed at most once");
            }
            boolean returned = problem.returned(i) != History.NEVER;
            if (returned && !problem.required(i)) {
                return new Finding.NotApplicable("whatever returned was executed");
            }
            int operation = problem.operation(i);
            if (returned || (problem.required(i) && !machine.total(operation, false))) {
                certain[certainOnes++] = i;
            } else if (!machine.observes(operation, false)) {
                uncertain[uncertainOnes++] = i;
            }
        }
        if (uncertainOnes > UNKNOWN) {
            return new Finding.NotApplicable("at most 64 operations did not return");
        }
        return new Walk(
                        part,
                        problem,
                        Arrays.copyOf(certain, certainOnes),
                        Arrays.copyOf(uncertain, uncertainOnes))
                .decide(budget);
    }

    /** One search. */
    private static final class Walk {
        private final Part part;
        private final Problem problem;
        private final Machine machine;
        private final int[] certain;
        private final int[] uncertain;

        /** The events that are left, as a list: call and return of the certain ones. */
        private final int[] next;

        private final int[] previous;

        /** Per certain one: where its call is; one after it, its return at {@code size + i}. */
        private final int[] place;

        private final int end;
        private final long[] executed;
        private int low;
        private long used;
        private final Rows met = new Rows(WINDOW + 2);
        private final long[] row = new long[WINDOW + 2];

        /** What was executed: a certain one, {@code ~} an uncertain one; and the state before. */
        private final int[] stack;

        private final int[] before;
        private int depth;
        private int state;

        Walk(Part part, Problem problem, int[] certain, int[] uncertain) {
            this.part = part;
            this.problem = problem;
            this.machine = problem.machine();
            this.certain = certain;
            this.uncertain = uncertain;
            int[] events = Timeline.of(problem, certain, certain);
            this.end = 2 * certain.length;
            this.next = new int[end + 1];
            this.previous = new int[end + 1];
            this.place = new int[problem.size()];
            for (int i = 0; i < certain.length; i++) {
                place[certain[i]] = i;
            }
            int last = end;
            for (int event : events) {
                int node = event >= 0 ? place[event] : certain.length + place[~event];
                next[last] = node;
                previous[node] = last;
                last = node;
            }
            next[last] = end;
            previous[end] = last;
            this.executed = new long[certain.length / 64 + WINDOW + 2];
            this.stack = new int[problem.size()];
            this.before = new int[problem.size()];
            this.state = machine.initial();
        }

        private Finding decide(Budget budget) {
            long most = 20_000 + 4L * problem.size();
            int at = next[end];
            int from = 0;
            for (long steps = 0; next[end] != end; steps++) {
                if ((steps & 1023) == 0) {
                    Optional<String> spent = budget.spent();
                    if (spent.isPresent()) {
                        return new Finding.Unknown(spent.get());
                    }
                }
                if (steps > most) {
                    return new Finding.Unknown("more than " + most + " steps depth first");
                }
                if (at < certain.length) {
                    Tried tried = execute(at);
                    if (tried == Tried.TOO_WIDE) {
                        return new Finding.Unknown("too many operations at once, depth first");
                    }
                    at = tried == Tried.DONE ? next[end] : next[at];
                    continue;
                }
                int uncertainOne = unknown(at, from);
                from = 0;
                if (uncertainOne < uncertain.length) {
                    at = next[end];
                    continue;
                }
                int undone = back();
                // An observer that could be executed takes no possibility away: no other choice.
                while (undone >= 0 && observes(certain[undone])) {
                    undone = back();
                }
                if (undone == NOTHING) {
                    return stuck(certain[at - certain.length]);
                }
                if (undone >= 0) {
                    at = next[undone];
                } else {
                    from = ~undone + 1;
                    at = firstReturn();
                }
            }
            return new Finding.Linearizable(order());
        }

        private enum Tried {
            DONE,
            NOT_DONE,
            TOO_WIDE
        }

        private Tried execute(int which) {
            int item = certain[which];
            int operation = problem.operation(item);
            int then =
                    problem.seen(item)
                            ? machine.after(state, operation)
                            : machine.unseen(state, operation);
            if (then == Machine.NONE) {
                return Tried.NOT_DONE;
            }
            executed[which >> 6] |= 1L << which;
            int oldLow = low;
            while ((executed[low >> 6] & (1L << low)) != 0) {
                low++;
            }
            if (which - low >= 64 * WINDOW) {
                return Tried.TOO_WIDE;
            }
            if (!isNew(then)) {
                executed[which >> 6] &= ~(1L << which);
                low = oldLow;
                return Tried.NOT_DONE;
            }
            push(which, then);
            unlink(which);
            unlink(certain.length + which);
            return Tried.DONE;
        }

        /** Executes one whose outcome nobody knows, called before a return; its number if so. */
        private int unknown(int atReturn, int from) {
            long returned = problem.returned(certain[atReturn - certain.length]);
            for (int u = from; u < uncertain.length; u++) {
                if (problem.called(uncertain[u]) > returned) {
                    break;
                }
                if ((used & (1L << u)) != 0 || sameEarlier(u)) {
                    continue;
                }
                int then = machine.unseen(state, problem.operation(uncertain[u]));
                if (then == Machine.NONE || then == state) {
                    continue;
                }
                used |= 1L << u;
                if (isNew(then)) {
                    push(~u, then);
                    return u;
                }
                used &= ~(1L << u);
            }
            return uncertain.length;
        }

        private boolean sameEarlier(int which) {
            int kind = problem.call(uncertain[which]);
            return IntStream.range(0, which)
                    .anyMatch(u -> (used & (1L << u)) == 0 && problem.call(uncertain[u]) == kind);
        }

        private boolean isNew(int then) {
            row[0] = ((long) then << 32) | low;
            int word = low >> 6;
            int shift = low & 63;
            for (int w = 0; w < WINDOW; w++) {
                long lower = executed[word + w] >>> shift;
                row[1 + w] = shift == 0 ? lower : lower | executed[word + w + 1] << (64 - shift);
            }
            row[1 + WINDOW] = used;
            return met.add(row);
        }

        private void push(int what, int then) {
            stack[depth] = what;
            before[depth++] = state;
            state = then;
        }

        private boolean observes(int item) {
            return machine.observes(problem.operation(item), problem.seen(item));
        }

        /** Undoes the last execution; which one it was, or nothing. */
        private int back() {
            if (depth == 0) {
                return NOTHING;
            }
            int undone = stack[--depth];
            state = before[depth];
            if (undone < 0) {
                used &= ~(1L << ~undone);
            } else {
                link(certain.length + undone);
                link(undone);
                executed[undone >> 6] &= ~(1L << undone);
                low = Math.min(low, undone);
            }
            return undone;
        }

        private void unlink(int node) {
            next[previous[node]] = next[node];
            previous[next[node]] = previous[node];
        }

        private void link(int node) {
            next[previous[node]] = node;
            previous[next[node]] = node;
        }

        private int firstReturn() {
            int node = next[end];
            while (node < certain.length) {
                node = next[node];
            }
            return node;
        }

        private Finding stuck(int item) {
            return new Finding.NotLinearizable(
                    part.operations(),
                    "No order of the operations gives "
                            + Naming.of(part.history(), problem.operation(item))
                            + " and all the others.");
        }

        private Numbers order() {
            IntStream way =
                    IntStream.range(0, depth)
                            .map(d -> stack[d] >= 0 ? certain[stack[d]] : uncertain[~stack[d]]);
            IntStream rest =
                    IntStream.range(0, problem.size())
                            .filter(i ->
                                    problem.required(i)
                                            && problem.returned(i) == History.NEVER
                                            && !walked(i));
            return Numbers.of(IntStream.concat(way, rest).map(problem::operation).toArray());
        }

        private boolean walked(int item) {
            return IntStream.range(0, depth)
                    .anyMatch(d ->
                            (stack[d] >= 0 ? certain[stack[d]] : uncertain[~stack[d]]) == item);
        }
    }
}
