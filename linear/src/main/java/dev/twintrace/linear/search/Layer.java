package dev.twintrace.linear.search;

import java.util.Arrays;

/**
 * A set of configurations without those that another one of it is at least as good as, as far as
 * that is noticed: equal ones always, others if they are among the latest of their state.
 *
 * <p>Primitive and with open addressing: this is the innermost loop of a sweep. Emptying it costs
 * nothing, as entries of the tables count only with the stamp of the present contents.
 */
final class Layer {
    /** With so many of the same state a configuration is compared. */
    private static final int COMPARED = 48;

    private static final int NONE = -1;

    final Layout layout;
    long[] rows;

    /** Per configuration: its step in {@link Paths}. */
    int[] path;

    /** Per configuration: how many steps of the way came out of supplies. */
    int[] cost;

    /** Per configuration: whether a better one came later. */
    boolean[] worse;

    int size;
    private int[] previous;
    private int[] exact;
    private int[] exactStamp;
    private int[] latest;
    private int[] latestStamp;
    private int stamp = 1;

    Layer(Layout layout) {
        this.layout = layout;
        this.rows = new long[16 * layout.stride];
        this.path = new int[16];
        this.cost = new int[16];
        this.worse = new boolean[16];
        this.previous = new int[16];
        this.exact = new int[64];
        this.exactStamp = new int[64];
        this.latest = new int[64];
        this.latestStamp = new int[64];
    }

    void clear() {
        size = 0;
        stamp++;
    }

    int state(int configuration) {
        return (int) rows[configuration * layout.stride];
    }

    /** Adds the row at a place if none is at least as good; its number, or -1. */
    int add(long[] from, int base, int itsPath, int itsCost) {
        int slot = find(from, base);
        if (slot < 0) {
            return NONE;
        }
        int chain = chain((int) from[base]);
        int older = latestStamp[chain] == stamp ? latest[chain] : NONE;
        int first = older;
        for (int n = 0; n < COMPARED && older != NONE; n++) {
            int there = older * layout.stride;
            if (layout.atLeastAsGood(rows, there, from, base)) {
                return NONE;
            }
            if (layout.atLeastAsGood(from, base, rows, there)) {
                worse[older] = true;
            }
            older = previous[older];
        }
        if (size == path.length) {
            grow();
            slot = find(from, base);
            chain = chain((int) from[base]);
        }
        System.arraycopy(from, base, rows, size * layout.stride, layout.stride);
        path[size] = itsPath;
        cost[size] = itsCost;
        worse[size] = false;
        previous[size] = first;
        exact[slot] = size;
        exactStamp[slot] = stamp;
        latest[chain] = size;
        latestStamp[chain] = stamp;
        return size++;
    }

    /** The slot for a row, or -1 if it is there. */
    private int find(long[] from, int base) {
        int mask = exact.length - 1;
        long hash = 0;
        for (int w = 0; w < layout.stride; w++) {
            hash = (hash ^ from[base + w]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        int slot = (int) (hash & mask);
        while (exactStamp[slot] == stamp) {
            int there = exact[slot] * layout.stride;
            if (Arrays.equals(
                    rows, there, there + layout.stride, from, base, base + layout.stride)) {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The slot for the configurations of a state. */
    private int chain(int state) {
        int mask = latest.length - 1;
        int slot = ((state * 0x9E3779B9) >>> 7) & mask;
        while (latestStamp[slot] == stamp && state(latest[slot]) != state) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Drops those that a better one made useless. */
    void compact() {
        int kept = 0;
        for (int c = 0; c < size; c++) {
            if (!worse[c]) {
                move(c, kept++);
            }
        }
        size = kept;
    }

    /** Keeps the best ones, as many: those that used least, then those with fewest bits. */
    void keep(int most) {
        long[] order = new long[size];
        for (int c = 0; c < size; c++) {
            int bits = 0;
            for (int w = 1; w < layout.uses; w++) {
                bits += Long.bitCount(rows[c * layout.stride + w]);
            }
            order[c] = ((long) cost[c] << 44) | ((long) Math.min(bits, 4095) << 32) | c;
        }
        Arrays.sort(order);
        boolean[] chosen = new boolean[size];
        for (int i = 0; i < Math.min(most, size); i++) {
            chosen[(int) order[i]] = true;
        }
        for (int c = 0; c < size; c++) {
            worse[c] = !chosen[c];
        }
        compact();
    }

    private void move(int from, int to) {
        if (from != to) {
            System.arraycopy(rows, from * layout.stride, rows, to * layout.stride, layout.stride);
            path[to] = path[from];
            cost[to] = cost[from];
        }
        worse[to] = false;
    }

    /** Adds all of another one. */
    void addAll(Layer other) {
        for (int c = 0; c < other.size; c++) {
            add(other.rows, c * layout.stride, other.path[c], other.cost[c]);
        }
    }

    private void grow() {
        int room = size * 2;
        rows = Arrays.copyOf(rows, Math.multiplyExact(room, layout.stride));
        path = Arrays.copyOf(path, room);
        cost = Arrays.copyOf(cost, room);
        worse = Arrays.copyOf(worse, room);
        previous = Arrays.copyOf(previous, room);
        exact = new int[room * 4];
        exactStamp = new int[room * 4];
        latest = new int[room * 4];
        latestStamp = new int[room * 4];
        stamp = 1;
        for (int c = 0; c < size; c++) {
            int slot = find(rows, c * layout.stride);
            exact[slot] = c;
            exactStamp[slot] = stamp;
            int chain = chain(state(c));
            latest[chain] = c;
            latestStamp[chain] = stamp;
        }
    }
}
