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

    /** The most further executions at once that an order lists. */
    private static final int MOST = 1 << 20;

    private final Machine machine;
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

    /** Whether only states that something needs matter, and whether nothing adds, either. */
    private boolean clear;

    private boolean still;

    /** Of the supplies that add, the one that jumps; the others go step by step. */
    private int jumping;

    private boolean leftOut;

    Expansion(Problem problem, Layout layout, Openings openings, Paths paths) {
        this.machine = problem.machine();
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
        leftOut = false;
        clear = openings.clear();
        still = openings.still();
        jumping = openings.supplies.largestAdding();
    }

    /** Whether it left something out because an order could not list it. */
    boolean leftOut() {
        return leftOut;
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
        if (still) {
            for (int next : openings.needed()) {
                draw(openings.supplies.leadingTo(next));
            }
            draw(openings.supplies.steady);
        } else {
            draw(openings.supplies.all);
        }
    }

    private void draw(int[] supplies) {
        int state = (int) old[0];
        for (int supply : supplies) {
            int used = supply >= 0 ? layout.used(old, 0, supply) : 0;
            int left = openings.supplies.came(supply, MOST) - used;
            if (left > 0) {
                int operation = openings.supplies.operation(supply);
                if (supply == jumping) {
                    jump(supply, operation, used, left);
                }
                if (supply != jumping || !clear) {
                    draw(supply, operation, used, 1, machine.unseen(state, operation));
                }
            }
        }
    }

    /** So many executions at once that something needs the state to which they lead. */
    private void jump(int supply, int operation, int used, int most) {
        int state = (int) old[0];
        for (int next : openings.needed()) {
            long times = machine.times(state, next, operation);
            if (times != 0 && Long.compareUnsigned(times, most) <= 0) {
                draw(supply, operation, used, (int) times, next);
            } else if (times != 0 && supply < 0) {
                leftOut = true;
            }
        }
    }

    private void draw(int supply, int operation, int used, int times, int next) {
        boolean overwrites = machine.overwrites(operation, false);
        if (worthwhile(next, overwrites, NOBODY)) {
            begin(next);
            if (supply >= 0) {
                layout.use(row, 0, supply, times);
            }
            end(next, overwrites, openings.supplies.execution(supply, used), times, times);
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
            end(next, overwrites, openings.item[slot], 1, 0);
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
    private void end(int next, boolean overwrites, int execution, int times, int price) {
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
        int path = paths.add(oldPath, execution, times, event);
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
