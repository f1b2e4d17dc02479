package dev.twintrace.linear.search;

import dev.twintrace.linear.object.Machine;
import java.util.Arrays;

/**
 * What may happen just before an item returns. From each configuration executions are tried that
 * end with that item, or that lead to a state in which it need not be executed: only a return makes
 * a sweep execute anything (just-in-time linearization: Lowe, Testing for linearizability,
 * Concurrency and Computation 29(4), 2017, section 4). The cheapest first, so that little is drawn
 * from supplies.
 *
 * <p>The package says why nothing is lost.
 */
final class Expansion {
    private static final int NOBODY = -1;

    private final Machine machine;
    private final Problem problem;
    private final Plan plan;
    private final Layout layout;
    private final Openings openings;
    private final Paths paths;
    private final Layer seen;
    private final long[] old;
    private final long[] row;
    private long[] queue = new long[64];
    private int queued;

    /** The slot that is about to close, and what to do with the rest. */
    private int closing;

    private int event;
    private Layer into;
    private int oldPath;
    private int oldCost;

    Expansion(Problem problem, Plan plan, Layout layout, Openings openings, Paths paths) {
        this.machine = problem.machine();
        this.problem = problem;
        this.plan = plan;
        this.layout = layout;
        this.openings = openings;
        this.paths = paths;
        this.seen = new Layer(layout);
        this.into = seen;
        this.old = new long[layout.stride];
        this.row = new long[layout.stride];
    }

    /** Begins with a return. */
    void begin(int itsEvent, int slot, Layer survivors) {
        event = itsEvent;
        closing = slot;
        into = survivors;
        seen.clear();
        queued = 0;
    }

    /** A configuration from which to go on. */
    void from(long[] rows, int base, int path, int cost) {
        int number = seen.add(rows, base, path, cost);
        if (number >= 0) {
            push(number, cost);
        }
    }

    /** How many configurations it has met. */
    int met() {
        return seen.size;
    }

    /** Goes on from one configuration; whether there was one. */
    boolean step() {
        while (queued > 0) {
            int next = pop();
            if (!seen.worse[next]) {
                expand(next);
                return true;
            }
        }
        return false;
    }

    private void expand(int configuration) {
        System.arraycopy(seen.rows, configuration * layout.stride, old, 0, layout.stride);
        oldPath = seen.path[configuration];
        oldCost = seen.cost[configuration];
        int state = (int) old[0];
        for (int w = 0; w < layout.words; w++) {
            long usable = openings.movers[w] & ~old[1 + layout.words + w];
            for (long rest = usable; rest != 0; rest &= rest - 1) {
                int slot = (w << 6) + Long.numberOfTrailingZeros(rest);
                if (!another(slot, w, Long.lowestOneBit(rest))) {
                    executed(slot, openings.after(state, slot));
                }
            }
        }
        for (int supply = 0; supply < openings.supply.length; supply++) {
            int used = layout.used(old, 0, supply);
            if (used < openings.supply[supply]) {
                int operation = openings.operation(supply);
                int next = machine.unseen(state, operation);
                if (worthwhile(next, machine.overwrites(operation, false), NOBODY)) {
                    begin(next);
                    layout.use(row, 0, supply);
                    end(next, machine.overwrites(operation, false), plan.members[supply][used], 1);
                }
            }
        }
        for (int item : openings.endless) {
            if (item != NOBODY) {
                int operation = problem.operation(item);
                int next = machine.unseen(state, operation);
                if (worthwhile(next, machine.overwrites(operation, false), NOBODY)) {
                    begin(next);
                    end(next, machine.overwrites(operation, false), ~item, 1);
                }
            }
        }
    }

    /**
     * Whether another item of the same kind is to be executed rather than this one, as it has to be
     * earlier: exchanging both in an order gives an order. An item that is owed may only give way
     * to one that is owed too.
     */
    private boolean another(int slot, int word, long bit) {
        boolean owed = (old[1 + word] & bit) != 0;
        long[] earlier = openings.earlier[slot];
        for (int w = 0; w < layout.words; w++) {
            long others = owed ? old[1 + w] : ~old[1 + layout.words + w];
            if ((earlier[w] & others) != 0) {
                return true;
            }
        }
        return false;
    }

    private void executed(int slot, int next) {
        int word = slot >> 6;
        long bit = 1L << slot;
        boolean overwrites = (openings.overwriting[word] & bit) != 0;
        if (worthwhile(next, overwrites, slot)) {
            begin(next);
            row[1 + word] &= ~bit;
            row[1 + layout.words + word] |= bit;
            end(next, overwrites, openings.item[slot], 0);
        }
    }

    /**
     * Whether an execution is possible and of any use: it changes the state or hides something; and
     * if it overwrites the state then something else than overwriting it once more can be done.
     */
    private boolean worthwhile(int next, boolean overwrites, int slot) {
        if (next == Machine.NONE) {
            return false;
        }
        if (next == old[0]) {
            return overwrites
                    && owes(openings.blind, 0, slot)
                    && (slot == closing || openings.stirs(next));
        }
        if (!overwrites || slot == closing) {
            return true;
        }
        int base = openings.satisfied(next);
        return owes(openings.satisfied(), base, slot) || openings.stirs(next);
    }

    /** Whether one of these slots is owed, beside one. */
    private boolean owes(long[] slots, int base, int except) {
        for (int w = 0; w < layout.words; w++) {
            long owed = old[1 + w] & slots[base + w];
            if (w == except >> 6) {
                owed &= ~(1L << except);
            }
            if (owed != 0) {
                return true;
            }
        }
        return false;
    }

    private void begin(int next) {
        System.arraycopy(old, 0, row, 0, layout.stride);
        row[0] = next;
    }

    /** The row is there but for what the new state satisfies and what an overwriting one hides. */
    private void end(int next, boolean overwrites, int execution, int price) {
        int base = openings.satisfied(next);
        long[] satisfied = openings.satisfied();
        for (int w = 0; w < layout.words; w++) {
            row[1 + w] &= ~satisfied[base + w];
            if (overwrites) {
                row[1 + w] &= ~openings.blind[w];
            }
        }
        int word = closing >> 6;
        long bit = 1L << closing;
        boolean done = (row[1 + layout.words + word] & bit) != 0;
        boolean spared = (old[1 + word] & bit) != 0 && (satisfied[base + word] & bit) != 0;
        int path = paths.add(oldPath, execution, event);
        if (done) {
            row[1 + layout.words + word] &= ~bit;
        }
        if (done || spared) {
            into.add(row, 0, path, oldCost + price);
        }
        if (!done && (!spared || (openings.movers[word] & bit) != 0)) {
            from(row, 0, path, oldCost + price);
        }
    }

    private void push(int number, int cost) {
        if (queued == queue.length) {
            queue = Arrays.copyOf(queue, queued * 2);
        }
        long entry = ((long) cost << 32) | (Integer.MAX_VALUE - number);
        int at = queued++;
        while (at > 0 && queue[(at - 1) >>> 1] > entry) {
            queue[at] = queue[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        queue[at] = entry;
    }

    private int pop() {
        long top = queue[0];
        long last = queue[--queued];
        int at = 0;
        for (int child = 1; child < queued; child = 2 * at + 1) {
            if (child + 1 < queued && queue[child + 1] < queue[child]) {
                child++;
            }
            if (last <= queue[child]) {
                break;
            }
            queue[at] = queue[child];
            at = child;
        }
        queue[at] = last;
        return Integer.MAX_VALUE - (int) top;
    }
}
