package dev.twintrace.bench.golden;

/**
 * The states of {@link PackedSearch}: a set, and a list in the order of discovery. Of fixed size,
 * which a general engine cannot have; exact, for it compares states and not their hashes.
 */
final class PackedSet {
    /**
     * So many states are looked up together, so that the processor waits for all their places in
     * memory at once.
     */
    private static final int TOGETHER = 256;

    /** More than one state has steps. */
    private static final int RESERVE = 32;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** 0 where there is none, which is no state. */
    private final long[] table;

    private final int shift;
    private final long[] states;
    private final long[] pending = new long[TOGETHER];
    private final int[] homes = new int[TOGETHER];
    private int count;
    private int size;
    private long offered;

    @SuppressWarnings("UnusedVariable") // Written only so that reading ahead is not optimised away.
    private long touched;

    /** For so many states, not one more. */
    PackedSet(long most) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most / 4 * 5);
        table = new long[1 << bits];
        shift = Long.SIZE - bits;
        states = new long[Math.toIntExact(most)];
    }

    long state(int index) {
        return states[index];
    }

    /** How many there are, but for those that wait for {@link #settle}. */
    int size() {
        return size;
    }

    /** How often a state was added, whether new or not. */
    long offered() {
        return offered;
    }

    /** Adds a state, some time before {@link #settle} returns. */
    void add(long s) {
        pending[count++] = s;
    }

    /** To be called before the steps from a state are added. */
    void makeRoom() {
        if (count > TOGETHER - RESERVE) {
            settle();
        }
    }

    void settle() {
        long seen = 0;
        for (int i = 0; i < count; i++) {
            long s = pending[i];
            homes[i] = (int) (((s ^ (s >>> 29)) * FACTOR) >>> shift);
            seen += table[homes[i]];
        }
        touched = seen;
        for (int i = 0; i < count; i++) {
            long s = pending[i];
            int slot = homes[i];
            while (table[slot] != 0 && table[slot] != s) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (table[slot] == 0) {
                table[slot] = s;
                states[size++] = s;
            }
        }
        offered += count;
        count = 0;
    }
}
