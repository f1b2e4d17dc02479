package dev.twintrace.engine.store;

/**
 * From where each state was first reached, in two bits a state. Breadth-first search numbers states
 * in the order of those they were reached from; so it is enough to write down, one state after the
 * other, a 1 for each state that was new after it and then a 0: {@code 110 10 0} says that states 1
 * and 2 were reached from state 0 and state 3 from state 1.
 */
public final class Parents {
    /** What the list of bits is called. */
    public static final String NAME = "parents";

    private static final int SAMPLE_BITS = 12;

    private final Tape bits;

    /** Before which word each so-manieth child is, and how many children are before that word. */
    private final Ints sampleWords = new Ints();

    private final Ints sampleChildren = new Ints();
    private long word;
    private int used;
    private int children;

    /** How many children there are up to the last full word. */
    private int childrenBefore;

    /** Nobody has any children yet. */
    public Parents() {
        this(new Tape(NAME), 0, 0);
    }

    private Parents(Tape bits, long word, int used) {
        this.bits = bits;
        this.word = word;
        this.used = used;
    }

    /** The bits written so far. */
    public Tape bits() {
        return bits;
    }

    /** The bits of the word that is not full yet, from its lowest on. */
    public long open() {
        return word;
    }

    /** How many bits of that word there are. */
    public int openBits() {
        return used;
    }

    /** As they were when all of this was saved. */
    public static Parents load(Tape bits, long open, int openBits) {
        Parents parents = new Parents(bits, open, openBits);
        long words = bits.size() / Long.BYTES;
        for (long w = 0; w < words; w++) {
            parents.children += Long.bitCount(bits.longAt(w));
            parents.full(w);
        }
        parents.children += Long.bitCount(open);
        return parents;
    }

    /** How much memory it takes. */
    public long bytes() {
        return bits.bytes() + sampleWords.bytes() + sampleChildren.bytes();
    }

    /** The state whose turn it is has a child, the next of all children. */
    public void child() {
        word |= 1L << used;
        children++;
        bit();
    }

    /** The turn of the next state. */
    public void next() {
        bit();
    }

    private void bit() {
        used++;
        if (used == Long.SIZE) {
            bits.addLong(word);
            full(bits.size() / Long.BYTES - 1);
            word = 0;
            used = 0;
        }
    }

    /** Takes note of a full word. */
    private void full(long number) {
        if (children >>> SAMPLE_BITS != childrenBefore >>> SAMPLE_BITS || number == 0) {
            sampleWords.add((int) number);
            sampleChildren.add(childrenBefore);
        }
        childrenBefore = children;
    }

    /** The state whose child this one is; it is the child of this number, counted from 1. */
    public int of(int child) {
        long words = bits.size() / Long.BYTES;
        int sample = sampleFor(child);
        long at = sample < 0 ? 0 : sampleWords.at(sample);
        int before = sample < 0 ? 0 : sampleChildren.at(sample);
        while (at < words) {
            int here = Long.bitCount(bits.longAt(at));
            if (before + here >= child) {
                return parent(at, bits.longAt(at), before, child);
            }
            before += here;
            at++;
        }
        return parent(words, word, before, child);
    }

    /** The last sample with fewer children before it. */
    private int sampleFor(int child) {
        int low = -1;
        int high = (int) sampleChildren.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (sampleChildren.at(middle) < child) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int parent(long at, long bitsThere, int before, int child) {
        long rest = bitsThere;
        for (int skip = child - before; skip > 1; skip--) {
            rest &= rest - 1;
        }
        // As many zeros before it as states have had their turn.
        return (int) (at * Long.SIZE + Long.numberOfTrailingZeros(rest) - (child - 1));
    }
}
