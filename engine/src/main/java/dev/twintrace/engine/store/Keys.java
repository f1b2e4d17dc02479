package dev.twintrace.engine.store;

/**
 * A growing set of 64-bit keys, each with a dense index in the order of insertion. Exact: keys are
 * compared whole.
 *
 * <p>Open addressing; a slot has half of a key's hash and its index, so that hardly ever a key is
 * looked at that is another one. That the keys themselves lie in the order of their indexes costs
 * little: in a breadth-first search most of those that are looked up again were added lately. The
 * table is in parts that grow on their own, so there is no moment at which the whole is needed
 * twice. Looking up is safe from several threads as long as nobody adds.
 */
public final class Keys {
    private static final int PART_BITS = 3;
    private static final int FIRST_SLOTS = 8;
    private static final long HIGH = -1L << Integer.SIZE;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long FACTOR_2 = 0x94D049BB133111EBL;

    /** Each slot: in its low half an index + 1, or 0; in its high half that key's hash. */
    private final long[][] parts = new long[1 << PART_BITS][FIRST_SLOTS];

    private final int[] filled = new int[1 << PART_BITS];
    private final Tape order;
    private int size;
    private long bytes = (long) Long.BYTES * FIRST_SLOTS * parts.length;

    /** An empty set. */
    public Keys(String name) {
        this(new Tape(name));
    }

    /** The set of these keys, longs by their indexes. */
    public Keys(Tape order) {
        this.order = order;
        long count = order.size() / Long.BYTES;
        for (long i = 0; i < count; i++) {
            long hash = hash(order.longAt(i));
            room(part(hash));
            insert(part(hash), hash);
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How much memory the arrays take. */
    public long bytes() {
        return bytes + order.bytes();
    }

    /** The keys in order; nobody but this adds to it. */
    public Tape order() {
        return order;
    }

    /** The key with this index. */
    public long key(int index) {
        return order.longAt(index);
    }

    /** What the other methods want to know of a key. */
    public static long hash(long key) {
        long h = (key ^ (key >>> 32)) * FACTOR;
        h = (h ^ (h >>> 29)) * FACTOR_2;
        return h ^ (h >>> 32);
    }

    /** The index of a key, or -1. */
    public int find(long key, long hash) {
        long[] slots = parts[part(hash)];
        int slot = home(hash, slots);
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (((entry ^ hash) & HIGH) == 0) {
                int index = (int) entry - 1;
                if (order.longAt(index) == key) {
                    return index;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /**
     * Adds a key.
     *
     * @return its index if it is new, else the complement ({@code ~}) of the index that it has
     */
    public int add(long key, long hash) {
        int known = find(key, hash);
        if (known >= 0) {
            return ~known;
        }
        int part = part(hash);
        room(part);
        order.addLong(key);
        insert(part, hash);
        return size - 1;
    }

    /** Only after this is anything changed: memory may give out. */
    private void room(int part) {
        if (filled[part] >= (parts[part].length >> 2) * 3) {
            grow(part);
        }
    }

    private void insert(int part, long hash) {
        size++;
        put(parts[part], (hash & HIGH) | size, hash);
        filled[part]++;
    }

    private static void put(long[] slots, long entry, long hash) {
        int slot = home(hash, slots);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    /**
     * One thread's way to look up many keys at once. Nearly all time goes into waiting for memory,
     * so whatever is looked at first is asked for of all keys before anything is decided on it: the
     * processor then waits for all of it together. No branch may depend on what comes: a wrong
     * guess would throw away all that is under way.
     */
    public final class Lookup {
        private long[] hashes = {};
        private long[] entries = {};
        private long[] there = {};

        /** For one thread. */
        public Lookup() {}

        /**
         * Finds the keys at {@code [from..to)}.
         *
         * @param indexes is told the index of each, or -1
         */
        public void find(long[] wanted, int from, int to, int[] indexes) {
            int count = to - from;
            if (hashes.length < count) {
                hashes = new long[2 * count];
                entries = new long[2 * count];
                there = new long[2 * count];
            }
            for (int i = 0; i < count; i++) {
                long hash = hash(wanted[from + i]);
                long[] slots = parts[part(hash)];
                hashes[i] = hash;
                entries[i] = slots[home(hash, slots)];
            }
            for (int i = 0; i < count; i++) {
                there[i] = order.longAt(candidate(entries[i], hashes[i]));
            }
            for (int i = 0; i < count; i++) {
                long key = wanted[from + i];
                int index = candidate(entries[i], hashes[i]);
                if (there[i] != key || index == 0) {
                    index = Keys.this.find(key, hashes[i]);
                }
                indexes[from + i] = index;
            }
        }
    }

    /** The index in an entry if it may be that of a key with this hash, else 0. */
    static int candidate(long entry, long hash) {
        int other = (int) ((entry ^ hash) >>> Integer.SIZE);
        int same = ~((other | -other) >> (Integer.SIZE - 1));
        return Math.max(0, ((int) entry - 1) & same);
    }

    private static int part(long hash) {
        return (int) (hash & ((1 << PART_BITS) - 1));
    }

    /** From the half of the hash that a slot has, so that growing need not look at keys. */
    private static int home(long hash, long[] slots) {
        return (int) (hash >>> Integer.SIZE) & (slots.length - 1);
    }

    private void grow(int part) {
        long[] old = parts[part];
        long[] slots = new long[2 * old.length];
        for (long entry : old) {
            if (entry != 0) {
                put(slots, entry, entry);
            }
        }
        parts[part] = slots;
        bytes += (long) old.length * Long.BYTES;
    }
}
