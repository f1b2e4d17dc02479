package dev.twintrace.engine.store;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A growing set of packed states, each with a dense index in the order of insertion. Exact: states
 * are compared word by word.
 *
 * <p>States lie in pages that are never moved once full, and the hash table is split into parts
 * that grow on their own; so there is no moment at which the memory for all states is needed twice.
 * Primitive arrays throughout: this is the inner loop of every search.
 */
public final class StateSet {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_STATES = 1 << PAGE_BITS;
    private static final int FIRST_STATES = 64;
    private static final int PART_BITS = 6;
    private static final int FIRST_SLOTS = 8;
    private static final long HIGH = -1L << Integer.SIZE;
    private static final long FACTOR = 0x94D049BB133111EBL;

    private final int words;
    private final long[] factors;

    /** Each slot: in its low half an index + 1, or 0; in its high half that state's hash. */
    private final long[][] parts = new long[1 << PART_BITS][FIRST_SLOTS];

    private final int[] filled = new int[1 << PART_BITS];
    private long[][] pages;
    private int pageCount = 1;
    private int size;
    private long bytes;

    /** An empty set of states of so many words each, at least one. */
    public StateSet(int words) {
        this.words = words;
        this.factors = new SplittableRandom(words).longs(words).map(x -> x | 1).toArray();
        this.pages = new long[4][];
        pages[0] = new long[FIRST_STATES * words];
        bytes =
                (long) FIRST_STATES * words * Long.BYTES
                        + (long) parts.length * FIRST_SLOTS * Long.BYTES;
    }

    /** How many states there are. */
    public int size() {
        return size;
    }

    /** How much memory the arrays take. */
    public long bytes() {
        return bytes;
    }

    /**
     * Adds the state at {@code from[at..]}.
     *
     * @return its index if it is new, else the complement ({@code ~}) of the index that it has
     */
    public int add(long[] from, int at) {
        return add(hash(from, at), from, at);
    }

    /** The index of the state at {@code from[at..]}, or -1. */
    private int find(long[] from, int at, long hash) {
        long[] slots = parts[part(hash)];
        int slot = home(hash, slots);
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (((entry ^ hash) >>> Integer.SIZE) == 0 && same((int) entry - 1, from, at)) {
                return (int) entry - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /**
     * One thread's way to look up many states at once: as {@link Keys.Lookup}, which says why it is
     * done in passes.
     */
    public final class Lookup {
        private long[] hashes = {};
        private long[] entries = {};
        private long[] there = {};

        /** For one thread. */
        public Lookup() {}

        /**
         * Finds the states that begin at {@code from[at[0]]} to {@code from[at[count - 1]]}; there
         * has to be one in the set.
         *
         * @param indexes is told the index of each, or -1
         */
        public void find(long[] from, int[] at, int count, int[] indexes) {
            if (hashes.length < count) {
                hashes = new long[2 * count];
                entries = new long[2 * count];
                there = new long[2 * count];
            }
            for (int i = 0; i < count; i++) {
                long hash = hash(from, at[i]);
                long[] slots = parts[part(hash)];
                hashes[i] = hash;
                entries[i] = slots[home(hash, slots)];
            }
            for (int i = 0; i < count; i++) {
                there[i] = word(Keys.candidate(entries[i], hashes[i]), 0);
            }
            for (int i = 0; i < count; i++) {
                int index = Keys.candidate(entries[i], hashes[i]);
                if (there[i] != from[at[i]] || !same(index, from, at[i])) {
                    index = StateSet.this.find(from, at[i], hashes[i]);
                }
                indexes[i] = index;
            }
        }
    }

    private static int part(long hash) {
        return (int) (hash & ((1 << PART_BITS) - 1));
    }

    private int add(long hash, long[] from, int at) {
        int part = part(hash);
        long[] slots = parts[part];
        int slot = home(hash, slots);
        // States are far away in memory: nearly all others show by their hash that they are others.
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (((entry ^ hash) >>> Integer.SIZE) == 0) {
                int index = (int) entry - 1;
                if (same(index, from, at)) {
                    return ~index;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int index = append(from, at);
        slots[slot] = (hash & HIGH) | (index + 1);
        filled[part]++;
        if (filled[part] > slots.length - (slots.length >> 3)) {
            grow(part);
        }
        return index;
    }

    private static int home(long hash, long[] slots) {
        return (int) (hash >>> Integer.SIZE) & (slots.length - 1);
    }

    /** Copies a state to {@code into[at..]}. */
    public void read(int index, long[] into, int at) {
        System.arraycopy(pages[index >>> PAGE_BITS], start(index), into, at, words);
    }

    /** One word of a state. */
    public long word(int index, int word) {
        return pages[index >>> PAGE_BITS][start(index) + word];
    }

    private int start(int index) {
        return (index & (PAGE_STATES - 1)) * words;
    }

    private boolean same(int index, long[] from, int at) {
        long[] page = pages[index >>> PAGE_BITS];
        int start = start(index);
        for (int i = 0; i < words; i++) {
            if (page[start + i] != from[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int append(long[] from, int at) {
        int page = size >>> PAGE_BITS;
        if (page == pageCount) {
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, 2 * page);
            }
            pages[page] = new long[PAGE_STATES * words];
            pageCount++;
            bytes += (long) PAGE_STATES * words * Long.BYTES;
        } else if (page == 0 && start(size) == pages[0].length) {
            // Most searches are tiny (a twin's continuation): the first page starts small.
            bytes += (long) pages[0].length * Long.BYTES;
            pages[0] = Arrays.copyOf(pages[0], 2 * pages[0].length);
        }
        System.arraycopy(from, at, pages[page], start(size), words);
        return size++;
    }

    private void grow(int part) {
        long[] old = parts[part];
        long[] slots = new long[2 * old.length];
        for (long entry : old) {
            if (entry != 0) {
                int slot = home(entry, slots);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
        parts[part] = slots;
        bytes += (long) old.length * Long.BYTES;
    }

    /**
     * Each word is multiplied with a number of its own, so that the processor need not wait for one
     * before the next. Folding it first lets its high bits count, too.
     */
    private long hash(long[] from, int at) {
        long h = 0;
        for (int i = 0; i < words; i++) {
            long w = from[at + i];
            h += (w ^ (w >>> 32)) * factors[i];
        }
        h = (h ^ (h >>> 32)) * FACTOR;
        return h ^ (h >>> 29);
    }
}
