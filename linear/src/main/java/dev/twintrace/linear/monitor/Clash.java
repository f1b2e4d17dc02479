package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.History;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which operations of chains contradict each other, even if all others take effect any time, with
 * any result, or never.
 *
 * <p>What that takes: a value is produced once even then. Other operations do not change which
 * value they produce, but for additions, and for those that left the value as it was and need not
 * have: {@code cas(0, 7) = 5} may produce 7 if its result does not count. Hence all additions are
 * named, and of those others whoever could produce a value that matters. What links a chain is
 * named too, except compare-and-swaps: {@code swap(2) = 1} with another result may produce 2 later,
 * after something else; {@code cas(1, 2)} produces 2 directly after 1 or not at all.
 */
final class Clash {
    private static final int NONE = Transitions.NONE;

    private final Chains chains;
    private final Transitions ops;
    private final BitSet named = new BitSet();
    private final BitSet values = new BitSet();
    private int[] user = new int[0];

    Clash(Chains chains) {
        this.chains = chains;
        this.ops = chains.ops;
    }

    /** An operation found a value that is not the initial one and that no operation produces. */
    Finding unwritten(int operation) {
        name(operation);
        return because(text(operation) + " found a value that nothing wrote.");
    }

    /** Two operations replaced the same value. */
    Finding twice(int one, int other) {
        name(one);
        name(other);
        return because(
                text(one)
                        + " and "
                        + text(other)
                        + " both replaced the same value, which was there only once.");
    }

    /**
     * The last operation of a chain so far returned before an earlier one was called. Between those
     * two that are closest to each other there is nothing that either precedes or is preceded, so
     * that the links between them were all under way at the same time: they are few.
     */
    Finding backwards(int chainStart, int at) {
        long returned = ops.returned(chains.line[at]);
        int first = at;
        do {
            first--;
        } while (first > chainStart && ops.called(chains.line[first]) <= returned);
        long called = ops.called(chains.line[first]);
        int last = first + 1;
        while (ops.returned(chains.line[last]) >= called) {
            last++;
        }
        int before = chains.line[first];
        int after = chains.line[last];
        path(first, last);
        String rest =
                ops.to[before] != NONE && ops.to[before] == ops.from[after]
                        ? ", which wrote what it found."
                        : ", although the values say that it came later.";
        return because(text(after) + " returned before the call of " + text(before) + rest);
    }

    /** Operations that replace each other's values in a circle; which nothing enters. */
    Finding circle(int[] line, int length) {
        BitSet inChains = new BitSet();
        Arrays.stream(line, 0, length).forEach(inChains::set);
        int outside = 0;
        while (!chains.executed[outside] || inChains.get(outside) || !ops.required(outside)) {
            outside++;
        }
        name(outside);
        BitSet seen = new BitSet();
        for (int at = ops.producer[ops.from[outside]];
                !seen.get(at);
                at = ops.producer[ops.from[at]]) {
            seen.set(at);
            link(at);
        }
        return because(
                text(outside)
                        + " found a value that is there only after operations that themselves come"
                        + " after it.");
    }

    /** An operation of another chain precedes one of the first, with the initial value. */
    Finding afterFirst(int other) {
        int early = chains.start[other];
        while (ops.returned(chains.line[early]) != chains.earliestReturn[other]) {
            early++;
        }
        long returned = chains.earliestReturn[other];
        int late = 0;
        while (ops.called(chains.line[late]) <= returned) {
            late++;
        }
        name(chains.line[early]);
        path(NONE, late);
        return because(
                text(chains.line[early])
                        + " returned before the call of "
                        + text(chains.line[late])
                        + ", which found what was there before it and does not come back.");
    }

    /** Neither of two chains can come first: an operation of each precedes one of the other. */
    Finding between(int one, int other) {
        int[] its = closest(one, chains.latestCall[other], chains.earliestReturn[other]);
        int early = chains.line[its[0]];
        int late = chains.line[its[1]];
        int[] others = closest(other, ops.called(late), ops.returned(early));
        int otherEarly = chains.line[others[0]];
        int otherLate = chains.line[others[1]];
        path(Math.min(its[0], its[1]), Math.max(its[0], its[1]));
        path(Math.min(others[0], others[1]), Math.max(others[0], others[1]));
        if (early == late) {
            return because(amid(otherEarly, early, otherLate));
        }
        if (otherEarly == otherLate) {
            return because(amid(early, otherEarly, late));
        }
        return because(
                "What "
                        + text(early)
                        + " and "
                        + text(late)
                        + " are about was there without a break, and what "
                        + text(otherEarly)
                        + " and "
                        + text(otherLate)
                        + " are about was too; but "
                        + text(early)
                        + " returned before the call of "
                        + text(otherLate)
                        + ", and "
                        + text(otherEarly)
                        + " before that of "
                        + text(late)
                        + ".");
    }

    private String amid(int early, int middle, int late) {
        return text(early)
                + " returned before the call of "
                + text(middle)
                + ", and that before the call of "
                + text(late)
                + ", but what the first and the last are about was there without a break.";
    }

    /**
     * Of a chain, where in the line an operation is that returned before one time and one that was
     * called after another, as close to each other as there are.
     */
    private int[] closest(int chain, long returnedBefore, long calledAfter) {
        int early = NONE;
        int late = NONE;
        int[] best = {0, Integer.MAX_VALUE};
        for (int at = chains.start[chain]; at < chains.start[chain + 1]; at++) {
            int op = chains.line[at];
            early = ops.returned(op) < returnedBefore ? at : early;
            late = ops.called(op) > calledAfter ? at : late;
            boolean both = early != NONE && late != NONE;
            if (both && Math.abs(early - late) < Math.abs(best[0] - best[1])) {
                best = new int[] {early, late};
            }
        }
        return best;
    }

    /** Names the ends of a piece of the line, and the links between. */
    private void path(int first, int last) {
        for (int at = Math.max(0, first); at <= last; at++) {
            int op = chains.line[at];
            if (at == first || at == last) {
                name(op);
            } else if (ops.kind[op] != Transitions.SAW) {
                link(op);
            }
        }
    }

    private void link(int operation) {
        matters(operation);
        if (!ops.conditional(operation)) {
            named.set(operation);
        }
    }

    /** What need not be executed has to be because of somebody who uses what it wrote. */
    private void name(int operation) {
        int last = operation;
        while (true) {
            named.set(last);
            matters(last);
            if (ops.required(last) && ops.kind[last] != Transitions.MAYBE) {
                return;
            }
            last = user(ops.to[last]);
            if (last == NONE || named.get(last)) {
                return;
            }
        }
    }

    private void matters(int operation) {
        if (ops.from[operation] != NONE) {
            values.set(ops.from[operation]);
        }
        if (ops.to[operation] != NONE) {
            values.set(ops.to[operation]);
        }
    }

    private int user(int value) {
        if (user.length == 0) {
            user = new int[ops.values()];
            Arrays.fill(user, NONE);
            for (int i = 0; i < ops.kind.length; i++) {
                int its = ops.from[i];
                if (its != NONE
                        && chains.executed[i]
                        && (user[its] == NONE || !ops.required(user[its]))) {
                    user[its] = i;
                }
            }
        }
        return user[value];
    }

    private Finding because(String why) {
        for (int i = 0; i < ops.kind.length; i++) {
            int otherwise = ops.otherwise(i);
            if (ops.addition(i) || (otherwise != NONE && values.get(otherwise))) {
                named.set(i);
            }
        }
        int[] operations = named.stream().map(ops::operation).toArray();
        return new Finding.NotLinearizable(Numbers.of(operations), why);
    }

    private String text(int operation) {
        History history = ops.part.history();
        return Naming.of(history, ops.operation(operation));
    }
}
