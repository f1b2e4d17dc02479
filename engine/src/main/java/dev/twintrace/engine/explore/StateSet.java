package dev.twintrace.engine.explore;

import java.util.Arrays;

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

    private final int words;
    private final int[][] parts = new int[1 << PART_BITS][FIRST_SLOTS];
    private final int[] filled = new int[1 << PART_BITS];
    private long[][] pages;
    private int pageCount = 1;
    private int size;
    private long bytes;

    /** An empty set of states of so many words each, at least one. */
    public StateSet(int words) {
        this.words = words;
        this.pages = new long[4][];
        pages[0] = new long[FIRST_STATES * words];
        bytes =
                (long) FIRST_STATES * words * Long.BYTES
                        + (long) parts.length * FIRST_SLOTS * Integer.BYTES;
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
        long hash = hash(from, at);
        int part = (int) (hash >>> (Long.SIZE - PART_BITS));
        int[] slots = parts[part];
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (same(index, from, at)) {
                return ~index;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int index = append(from, at);
        slots[slot] = index + 1;
        filled[part]++;
        if (filled[part] > slots.length - (slots.length >> 2)) {
            grow(part);
        }
        return index;
    }

    /** Copies a state to {@code into[at..]}. */
    public void read(int index, long[] into, int at) {
        System.arraycopy(pages[index >>> PAGE_BITS], start(index), into, at, words);
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
        int[] old = parts[part];
        int[] slots = new int[2 * old.length];
        for (int entry : old) {
            if (entry != 0) {
                int index = entry - 1;
                int slot = (int) hash(pages[index >>> PAGE_BITS], start(index));
                slot &= slots.length - 1;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
        parts[part] = slots;
        bytes += (long) old.length * Integer.BYTES;
    }

    private long hash(long[] from, int at) {
        long h = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < words; i++) {
            h = (h ^ from[at + i]) * 0xBF58476D1CE4E5B9L;
            h ^= h >>> 32;
        }
        h *= 0x94D049BB133111EBL;
        return h ^ (h >>> 29);
    }
}
