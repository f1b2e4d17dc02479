package dev.twintrace.engine.explore;

import dev.twintrace.protocol.model.Variable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a state is packed: each cell gets as many bits as its variable's {@code max} needs (none for
 * a cell that is always 0), and no cell straddles two words. Cells are placed widest first into the
 * first word with room, which leaves few holes.
 *
 * <p>Packing happens once for every transition, hence plain parallel arrays by cell.
 */
public final class Layout {
    private final int words;
    private final int[] word;
    private final int[] shift;
    private final long[] mask;

    /** The layout of a state of these variables, which have no gaps between them. */
    public Layout(List<Variable> variables) {
        int cells = variables.stream().mapToInt(Variable::length).sum();
        word = new int[cells];
        shift = new int[cells];
        mask = new long[cells];
        int[] bits = new int[cells];
        for (Variable v : variables) {
            Arrays.fill(
                    bits,
                    v.offset(),
                    v.offset() + v.length(),
                    Long.SIZE - Long.numberOfLeadingZeros(v.max()));
        }
        int[] used = new int[cells];
        int count = 0;
        int[] widestFirst =
                IntStream.range(0, cells)
                        .boxed()
                        .sorted(Comparator.comparingInt(c -> -bits[c]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int cell : widestFirst) {
            if (bits[cell] == 0) {
                continue;
            }
            int w = 0;
            while (used[w] + bits[cell] > Long.SIZE) {
                w++;
            }
            word[cell] = w;
            shift[cell] = used[w];
            mask[cell] = -1L >>> (Long.SIZE - bits[cell]);
            used[w] += bits[cell];
            count = Math.max(count, w + 1);
        }
        words = Math.max(1, count);
    }

    /** How many cells a state has. */
    public int cells() {
        return word.length;
    }

    /** How many words a packed state takes; at least 1. */
    public int words() {
        return words;
    }

    /** Packs {@code state} into {@link #words()} words from {@code at}. */
    public void pack(long[] state, long[] into, int at) {
        Arrays.fill(into, at, at + words, 0);
        for (int cell = 0; cell < word.length; cell++) {
            into[at + word[cell]] |= (state[cell] & mask[cell]) << shift[cell];
        }
    }

    /** The inverse of {@link #pack}. */
    public void unpack(long[] from, int at, long[] state) {
        for (int cell = 0; cell < word.length; cell++) {
            state[cell] = (from[at + word[cell]] >>> shift[cell]) & mask[cell];
        }
    }
}
