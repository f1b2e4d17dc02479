package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.explore.Representative;
import java.util.BitSet;
import java.util.List;

/**
 * The least of a state's images, by the cells that the group moves from the last to the first:
 * where processes stand comes late among the cells and tells most. Primitive arrays, and no image
 * is made but the least one: this runs once for each step of a search.
 */
final class LeastImage implements Representative {
    private final int[] moved;

    /**
     * For each element of the group, the identity first, where the value of each moved cell comes
     * from.
     */
    private final int[][] sources;

    private final long[] least;

    LeastImage(List<Automorphism> group) {
        BitSet cells = new BitSet();
        group.forEach(a -> cells.or(a.support()));
        int n = cells.cardinality();
        this.moved = cells.stream().map(c -> -c).sorted().map(c -> -c).toArray();
        int[] position = new int[cells.length()];
        for (int i = 0; i < n; i++) {
            position[moved[i]] = i;
        }
        this.sources = new int[group.size()][n];
        for (int g = 0; g < sources.length; g++) {
            for (int c : moved) {
                sources[g][position[group.get(g).cell(c)]] = c;
            }
        }
        this.least = new long[n];
    }

    @Override
    public void of(long[] cells) {
        int best = 0;
        for (int g = 1; g < sources.length; g++) {
            if (less(cells, sources[g], sources[best])) {
                best = g;
            }
        }
        // Nearly every step of a search comes from a least image and leads to one.
        if (best != 0) {
            int[] source = sources[best];
            for (int i = 0; i < moved.length; i++) {
                least[i] = cells[source[i]];
            }
            for (int i = 0; i < moved.length; i++) {
                cells[moved[i]] = least[i];
            }
        }
    }

    private static boolean less(long[] cells, int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            long a = cells[one[i]];
            long b = cells[other[i]];
            if (a != b) {
                return a < b;
            }
        }
        return false;
    }
}
