package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import java.util.Arrays;
import java.util.Optional;

/**
 * Words and strings whose values are written once: reads, writes, swaps, compare-and-swaps and
 * additions, each value produced by at most one operation and the initial one by none. Linear, but
 * for one radix sort.
 *
 * <p>Operations fall into {@linkplain Chains chains}, in each of which the order is forced. Chain A
 * has to come before chain B if an operation of A precedes one of B, that is if {@code f(A) < s(B)}
 * with {@code f} the earliest return and {@code s} the latest call. For registers A and B are the
 * clusters of Gibbons and Korach (1997), and {@code f} and {@code s} the ends of their zones.
 *
 * <p>Theorem: there is an order of the chains if and only if no two have to come before each other,
 * and then their order by {@code f + s} is one. Proof: if A has to come before B and not B before
 * A, {@code f(A) < s(B)} and {@code s(A) <= f(B)}, so {@code f(A) + s(A) < f(B) + s(B)}.
 *
 * <p>So chains are sorted by {@code f + s}; if a later one returned before the latest call of an
 * earlier one, {@code f(B) < s(A)} and {@code f(A) + s(A) <= f(B) + s(B)} give {@code f(A) < s(B)}:
 * these two have to come before each other.
 */
public final class DistinctValues implements Decider {
    /** Sums of two times must fit. */
    private static final long LONGEST = 1L << 61;

    private static final int OFTEN = 0xFFFF;

    /** The only one. */
    public DistinctValues() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        Transitions ops = new Transitions(part);
        History history = part.history();
        long first = part.size() == 0 ? 0 : history.called(part.operations().at(0));
        for (int i = 0; i < part.size(); i++) {
            ops.add(i);
            boolean returned = ops.returned(i) != History.NEVER;
            long last = (returned ? ops.returned(i) : ops.called(i)) - first;
            if (last < 0 || last > LONGEST) {
                return new Finding.NotApplicable("no two times are further apart than 2^61");
            }
            if (ops.broken().isPresent()) {
                return new Finding.NotApplicable(ops.broken().orElseThrow());
            }
            if ((i & OFTEN) == OFTEN && budget.spent().isPresent()) {
                return new Finding.Unknown(budget.spent().orElseThrow());
            }
        }
        Chains chains = new Chains(ops);
        return chains.build().orElseGet(() -> arrange(chains, first));
    }

    private static Finding arrange(Chains chains, long first) {
        long[] middle = new long[chains.size - 1];
        for (int c = 1; c < chains.size; c++) {
            middle[c - 1] = chains.earliestReturn[c] - first + (chains.latestCall[c] - first);
        }
        int[] order = Sorting.ascending(middle, middle.length);
        int[] line = new int[chains.line.length];
        int length = chains.start[1];
        System.arraycopy(chains.line, 0, line, 0, length);
        int latest = 0;
        for (int c : order) {
            int chain = c + 1;
            if (chains.earliestReturn[chain] < chains.latestCall[latest]) {
                return latest == 0
                        ? chains.clash().afterFirst(chain)
                        : chains.clash().between(latest, chain);
            }
            if (chains.latestCall[chain] > chains.latestCall[latest]) {
                latest = chain;
            }
            int from = chains.start[chain];
            int its = chains.start[chain + 1] - from;
            System.arraycopy(chains.line, from, line, length, its);
            length += its;
        }
        return complete(chains, line, length);
    }

    /** Adds what has to be executed but is in no chain. */
    private static Finding complete(Chains chains, int[] chained, int chainedLength) {
        Transitions ops = chains.ops;
        int size = ops.part.size();
        int[] free = new int[size - chainedLength];
        int[] apart = new int[size - chainedLength];
        int[] late = new int[size - chainedLength];
        int frees = 0;
        int aparts = 0;
        int lates = 0;
        for (int i = 0; i < size; i++) {
            if (chains.executed[i] || !ops.required(i)) {
                continue;
            }
            if (ops.kind[i] == Transitions.FREE) {
                free[frees++] = i;
            } else if (ops.kind[i] == Transitions.APART) {
                apart[aparts++] = i;
            } else if (ops.returned(i) == History.NEVER) {
                late[lates++] = i;
            } else {
                return new Finding.NotApplicable(
                        "a compare-and-swap that returned says whether it succeeded");
            }
        }
        int[] line = chained;
        int length = chainedLength;
        if (aparts > 0) {
            Optional<int[]> more = new Apart(ops, line, length).with(apart, aparts);
            if (more.isEmpty()) {
                return new Finding.NotApplicable(
                        "compare-and-swaps that only say they failed fit into the first order");
            }
            line = more.orElseThrow();
            length = line.length;
        }
        line = Weave.into(ops.part, line, length, free, frees);
        length = line.length;
        line = Arrays.copyOf(line, length + lates);
        System.arraycopy(late, 0, line, length, lates);
        for (int i = 0; i < line.length; i++) {
            line[i] = ops.operation(line[i]);
        }
        return new Finding.Linearizable(Numbers.first(line.length, line));
    }
}
