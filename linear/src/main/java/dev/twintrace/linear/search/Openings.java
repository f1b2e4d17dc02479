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

    /** Slots whose items are satisfied or stirred by several states, without overwriting them. */
    final long[] vague;

    /** Slots whose items add, whatever comes of it. */
    final long[] adding;

    /** Per slot: slots with an item of the same kind that has to be executed earlier. */
    final long[][] earlier;

    /** What has no slot. */
    final Supplies supplies;

    private int[] needed = new int[0];
    private int neededAt = -1;
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
        this.vague = new long[words];
        this.adding = new long[words];
        this.satisfied = new long[16 * words];
        this.earlier = new long[plan.slots][words];
        this.supplies = new Supplies(problem, plan);
        reset(0);
    }

    /** As it is just before an event. */
    void reset(int event) {
        Arrays.fill(item, NOBODY);
        Arrays.fill(movers, 0);
        Arrays.fill(blind, 0);
        Arrays.fill(overwriting, 0);
        Arrays.fill(vague, 0);
        Arrays.fill(adding, 0);
        supplies.reset();
        Arrays.fill(known, false);
        for (long[] slots : earlier) {
            Arrays.fill(slots, 0);
        }
        for (int e = 0; e < event; e++) {
            happen(e);
        }
        now = event;
        neededAt = -1;
    }

    /** A call or a return happens. */
    void happen(int event) {
        now = event + 1;
        int which = plan.events[event];
        if (which < 0) {
            close(plan.slot[~which]);
            return;
        }
        supplies.call(which);
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
        if (vague(operation, seen)) {
            vague[word] |= bit;
        }
        if (machine.total(operation, seen) && machine.adds(operation)) {
            adding[word] |= bit;
        }
    }

    /**
     * Whether the states between two that adding connects may matter to an operation, because it
     * needs none in particular: {@code cas(1, 2) = false} is satisfied by all but one. What always
     * does the same, or adds as well, can as well take place before or after.
     */
    private boolean vague(int operation, boolean seen) {
        if (machine.total(operation, seen)) {
            return !machine.overwrites(operation, seen)
                    && !machine.adds(operation)
                    && !machine.observes(operation, seen);
        }
        return machine.needs(operation, seen) == Machine.NONE;
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
        vague[word] &= rest;
        adding[word] &= rest;
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

    /**
     * Whether only the states that {@link #needed} says matter to what may be executed next, so
     * that adding may lead there at once.
     */
    boolean clear() {
        return none(vague) && !supplies.vague;
    }

    /**
     * Whether, moreover, nothing adds: then to overwrite a state by another one that nothing needs
     * is of no use.
     */
    boolean still() {
        return clear() && none(adding) && !supplies.adding;
    }

    private static boolean none(long[] slots) {
        for (long some : slots) {
            if (some != 0) {
                return false;
            }
        }
        return true;
    }

    /** The states that something open, or a supply, needs. */
    int[] needed() {
        if (neededAt != now) {
            neededAt = now;
            IntStream open =
                    IntStream.of(item)
                            .filter(i -> i != NOBODY)
                            .map(i -> machine.needs(problem.operation(i), problem.seen(i)));
            needed =
                    IntStream.concat(open, supplies.needed())
                            .filter(s -> s != Machine.NONE)
                            .distinct()
                            .toArray();
        }
        return needed;
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
                int next = after(state, (w << 6) + Long.numberOfTrailingZeros(rest));
                if (next != Machine.NONE && next != state) {
                    return true;
                }
            }
        }
        return supplies.stir(state);
    }
}
