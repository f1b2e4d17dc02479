package dev.twintrace.engine.explore;

import dev.twintrace.protocol.model.Variable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a state is packed: each cell gets some bits of one word, as many for each cell of a variable.
 *
 * <p>A wide variable hardly ever takes large values (a word of 64 bits counts to three), so a
 * {@linkplain #narrow narrow} layout gives it few bits and is replaced by a {@linkplain #wider
 * wider} one once a value comes that does not fit. Nothing is lost: {@link #pack} refuses what does
 * not fit, it never cuts it off.
 *
 * <p>A state of several words has two halves: the variables declared first, with about one half of
 * all cells, share no word with the others. What belongs together is declared together, so there
 * are far fewer different halves than states; whoever stores states can make use of that.
 *
 * <p>The cells of an array lie side by side in one word, or, if they are too many, in consecutive
 * words from bit 0, as many in each as fit; so a computed index is cheap. Packing happens once for
 * every interpreted step, hence plain parallel arrays by cell.
 */
public final class Layout {
    /**
     * Variables of no more bits than this are never narrowed: it would not be worth the trouble.
     */
    private static final int SMALL = 4;

    private final List<Variable> variables;
    private final int[] bits;
    private final int words;
    private final int half;
    private final int[] word;
    private final int[] shift;
    private final long[] mask;

    /** The layout in which every state of these variables, which have no gaps, fits. */
    public Layout(List<Variable> variables) {
        this(variables, variables.stream().mapToInt(v -> bits(v.max())).toArray());
    }

    private Layout(List<Variable> variables, int[] bits) {
        this.variables = variables;
        this.bits = bits;
        int cells = variables.stream().mapToInt(Variable::length).sum();
        word = new int[cells];
        shift = new int[cells];
        mask = new long[cells];
        int all = place(0, bits.length, 0);
        if (all <= 1) {
            half = 0;
            words = 1;
        } else {
            int split = split(cells);
            half = Math.max(1, place(0, split, 0));
            words = half + Math.max(1, place(split, bits.length, half));
        }
    }

    /**
     * Before which variable the second half starts: the same for all layouts of these variables.
     */
    private int split(int cells) {
        int v = 0;
        while (v < bits.length && 2 * variables.get(v).offset() < cells) {
            v++;
        }
        return v;
    }

    /** A layout that has little room for values that are hardly ever taken. */
    public static Layout narrow(List<Variable> variables) {
        return new Layout(
                variables,
                variables.stream()
                        .mapToInt(v ->
                                bits(v.max()) <= SMALL
                                        ? bits(v.max())
                                        : Math.max(1, bits(v.initial())))
                        .toArray());
    }

    /** Whether this has room. */
    boolean holds(TooNarrow need) {
        return bits(need.value()) <= bits[need.variable()];
    }

    /** With so much room as this needs. */
    public Layout wider(TooNarrow need) {
        int[] more = bits.clone();
        more[need.variable()] = Math.max(more[need.variable()], bits(need.value()));
        return new Layout(variables, more);
    }

    /** With so many times as many bits for each variable that does not have all it may need. */
    public Layout wider(int times) {
        return new Layout(
                variables,
                IntStream.range(0, bits.length)
                        .map(v -> Math.min(times * bits[v], bits(variables.get(v).max())))
                        .toArray());
    }

    /** A layout with so many bits for a cell of each variable. */
    static Layout of(List<Variable> variables, int[] bits) {
        return new Layout(variables, bits.clone());
    }

    /** How many bits a cell of each variable has. */
    int[] bits() {
        return bits.clone();
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /**
     * Gives these variables their place in words from there on: the largest first, each in the
     * first word with room, which leaves few holes. How many words they take.
     */
    private int place(int fromVariable, int toVariable, int fromWord) {
        int[] used = new int[word.length];
        int count = 0;
        int[] largestFirst =
                IntStream.range(fromVariable, toVariable)
                        .filter(v -> bits[v] * variables.get(v).length() > 0)
                        .boxed()
                        .sorted(Comparator.comparingInt(v -> -bits[v] * variables.get(v).length()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int v : largestFirst) {
            int length = variables.get(v).length();
            int perWord = Long.SIZE / bits[v];
            // Those that need several words are the largest, so the words from here on are empty.
            int first = count;
            if (length <= perWord) {
                first = 0;
                while (used[first] + length * bits[v] > Long.SIZE) {
                    first++;
                }
            }
            int base = used[first];
            for (int i = 0; i < length; i++) {
                int cell = variables.get(v).offset() + i;
                int here = first + i / perWord;
                word[cell] = fromWord + here;
                shift[cell] = base + i % perWord * bits[v];
                mask[cell] = -1L >>> (Long.SIZE - bits[v]);
                used[here] += bits[v];
                count = Math.max(count, here + 1);
            }
        }
        return count;
    }

    /** How many cells a state has. */
    public int cells() {
        return word.length;
    }

    /** How many words a packed state takes; at least 1. */
    public int words() {
        return words;
    }

    /** How many of these words the first half takes; 0 if a state is one word. */
    public int half() {
        return half;
    }

    /** Which word a cell is in; any for one without bits. */
    public int word(int cell) {
        return word[cell];
    }

    /** From which bit of its word a cell lies. */
    public int shift(int cell) {
        return shift[cell];
    }

    /** The largest value for which a cell has room; 0 for one without bits. */
    public long mask(int cell) {
        return mask[cell];
    }

    /**
     * Packs {@code state} into {@link #words()} words from {@code at}.
     *
     * @throws TooNarrow if a value has no room
     */
    public void pack(long[] state, long[] into, int at) {
        Arrays.fill(into, at, at + words, 0);
        long cut = 0;
        for (int cell = 0; cell < word.length; cell++) {
            into[at + word[cell]] |= (state[cell] & mask[cell]) << shift[cell];
            cut |= state[cell] & ~mask[cell];
        }
        if (cut != 0) {
            throw tooNarrow(state);
        }
    }

    private TooNarrow tooNarrow(long[] state) {
        for (int v = 0; v < bits.length; v++) {
            int offset = variables.get(v).offset();
            for (int cell = offset; cell < offset + variables.get(v).length(); cell++) {
                if ((state[cell] & ~mask[cell]) != 0) {
                    return new TooNarrow(v, state[cell]);
                }
            }
        }
        throw new AssertionError("everything has room");
    }

    /** The inverse of {@link #pack}. */
    public void unpack(long[] from, int at, long[] state) {
        for (int cell = 0; cell < word.length; cell++) {
            state[cell] = (from[at + word[cell]] >>> shift[cell]) & mask[cell];
        }
    }
}
