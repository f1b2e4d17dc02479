package dev.twintrace.linear.search;

import dev.twintrace.linear.object.Machine;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is open at the present event: which item has which slot, what they do to a state, and how
 * much of each supply has come so far.
 */
final class Openings {
    private static final int NOBODY = -1;

    private final Problem problem;
    private final Plan plan;
    private final Machine machine;
    private final int words;

    /** The event up to which calls and returns have happened. */
    private int now;

    /** Per slot: its item, or {@link #NOBODY}. */
    final int[] item;

    /** Slots whose items may change a state. */
    final long[] movers;

    /** Slots whose items can be executed in every state, whatever comes of it. */
    final long[] blind;

    /** Slots whose items lead from every state to the same one. */
    final long[] overwriting;

    /** Per slot: slots with an item of the same kind that has to be executed earlier. */
    final long[][] earlier;

    /** Per counted supply: how much there is. */
    final int[] supply;

    /** Per endless supply: the first item of it, or {@link #NOBODY}. */
    final int[] endless;

    /** Counted supplies that do not overwrite. */
    private final int[] steady;

    private long[] satisfied;
    private int[] satisfiedAt = new int[16];
    private int[] stirredAt = new int[16];
    private boolean[] stirred = new boolean[16];
    private boolean[] known = new boolean[16];

    Openings(Problem problem, Plan plan, Layout layout) {
        this.problem = problem;
        this.plan = plan;
        this.machine = problem.machine();
        this.words = layout.words;
        this.item = new int[plan.slots];
        this.movers = new long[words];
        this.blind = new long[words];
        this.overwriting = new long[words];
        this.satisfied = new long[16 * words];
        this.earlier = new long[plan.slots][words];
        this.supply = new int[plan.members.length];
        this.endless = new int[plan.endlessSupplies];
        this.steady =
                IntStream.range(0, supply.length)
                        .filter(s -> !machine.overwrites(operation(s), false))
                        .toArray();
        reset(0);
    }

    /** As it is just before an event. */
    void reset(int event) {
        Arrays.fill(item, NOBODY);
        Arrays.fill(movers, 0);
        Arrays.fill(blind, 0);
        Arrays.fill(overwriting, 0);
        Arrays.fill(supply, 0);
        Arrays.fill(endless, NOBODY);
        Arrays.fill(known, false);
        for (long[] slots : earlier) {
            Arrays.fill(slots, 0);
        }
        for (int e = 0; e < event; e++) {
            happen(e);
        }
        now = event;
    }

    /** A call or a return happens. */
    void happen(int event) {
        now = event + 1;
        int which = plan.events[event];
        if (which < 0) {
            close(plan.slot[~which]);
            return;
        }
        if (plan.counted[which] != Plan.NONE) {
            supply[plan.counted[which]]++;
        }
        int unlimited = plan.endless[which];
        if (unlimited != Plan.NONE && endless[unlimited] == NOBODY) {
            endless[unlimited] = which;
        }
        if (plan.slot[which] != Plan.NONE) {
            open(plan.slot[which], which);
        }
    }

    private void open(int slot, int which) {
        int operation = problem.operation(which);
        boolean seen = problem.seen(which);
        long bit = 1L << slot;
        int word = slot >> 6;
        item[slot] = which;
        if (!machine.observes(operation, seen)) {
            movers[word] |= bit;
            for (int other = 0; other < item.length; other++) {
                if (other != slot && item[other] != NOBODY && alike(item[other], which)) {
                    if (plan.due[item[other]] < plan.due[which]) {
                        earlier[slot][other >> 6] |= 1L << other;
                    } else {
                        earlier[other][word] |= bit;
                    }
                }
            }
        }
        if (machine.total(operation, seen)) {
            blind[word] |= bit;
        }
        if (machine.overwrites(operation, seen)) {
            overwriting[word] |= bit;
        }
    }

    private boolean alike(int one, int other) {
        boolean seen = problem.seen(one);
        return seen == problem.seen(other)
                && (seen
                        ? problem.whole(one) == problem.whole(other)
                        : problem.call(one) == problem.call(other));
    }

    private void close(int slot) {
        long rest = ~(1L << slot);
        int word = slot >> 6;
        item[slot] = NOBODY;
        movers[word] &= rest;
        blind[word] &= rest;
        overwriting[word] &= rest;
        Arrays.fill(earlier[slot], 0);
        for (long[] slots : earlier) {
            slots[word] &= rest;
        }
    }

    /** The state after the item of a slot, with its result if that counts. */
    int after(int state, int slot) {
        int which = item[slot];
        int operation = problem.operation(which);
        return problem.seen(which)
                ? machine.after(state, operation)
                : machine.unseen(state, operation);
    }

    /**
     * Where in {@link #satisfied()} the slots begin whose items leave a state as it is and return
     * what they should: they need not be executed any more.
     */
    int satisfied(int state) {
        while (state >= known.length) {
            satisfied = Arrays.copyOf(satisfied, known.length * 2 * words);
            satisfiedAt = Arrays.copyOf(satisfiedAt, known.length * 2);
            stirredAt = Arrays.copyOf(stirredAt, known.length * 2);
            stirred = Arrays.copyOf(stirred, known.length * 2);
            known = Arrays.copyOf(known, known.length * 2);
        }
        int base = state * words;
        int since = satisfiedAt[state];
        if (!known[state] || since > now || now - since > 2 * item.length) {
            Arrays.fill(satisfied, base, base + words, 0);
            stirredAt[state] = -1;
            for (int slot = 0; slot < item.length; slot++) {
                if (item[slot] != NOBODY) {
                    note(state, base, slot);
                }
            }
            known[state] = true;
        } else {
            for (int e = since; e < now; e++) {
                int which = plan.events[e];
                if (which >= 0 && plan.slot[which] != Plan.NONE) {
                    int slot = plan.slot[which];
                    satisfied[base + (slot >> 6)] &= ~(1L << slot);
                    if (item[slot] != NOBODY) {
                        note(state, base, slot);
                    }
                }
            }
        }
        satisfiedAt[state] = now;
        return base;
    }

    /** Bits of slots, as {@link #satisfied(int)} says where. */
    long[] satisfied() {
        return satisfied;
    }

    private void note(int state, int base, int slot) {
        if (after(state, slot) == state) {
            satisfied[base + (slot >> 6)] |= 1L << slot;
        }
    }

    /** The operation of a counted supply. */
    int operation(int counted) {
        return problem.operation(plan.members[counted][0]);
    }

    /**
     * Whether something other than overwriting it may be done to a state. If not, and if nothing is
     * satisfied by the state, then an execution that overwrites its way to it is as good as hidden
     * just before the next one.
     */
    boolean stirs(int state) {
        satisfied(state);
        if (stirredAt[state] != now) {
            stirredAt[state] = now;
            stirred[state] = stirred(state);
        }
        return stirred[state];
    }

    private boolean stirred(int state) {
        for (int w = 0; w < words; w++) {
            for (long rest = movers[w] & ~overwriting[w]; rest != 0; rest &= rest - 1) {
                if (moves(state, after(state, (w << 6) + Long.numberOfTrailingZeros(rest)))) {
                    return true;
                }
            }
        }
        for (int s : steady) {
            if (supply[s] > 0 && moves(state, machine.unseen(state, operation(s)))) {
                return true;
            }
        }
        for (int first : endless) {
            if (first != NOBODY
                    && !machine.overwrites(problem.operation(first), false)
                    && moves(state, machine.unseen(state, problem.operation(first)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean moves(int state, int next) {
        return next != Machine.NONE && next != state;
    }
}
