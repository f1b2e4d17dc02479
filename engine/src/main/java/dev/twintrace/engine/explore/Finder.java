package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Keys;
import dev.twintrace.engine.store.StateSet;
import java.util.Arrays;

/**
 * Finds the keys and the indexes of the states after the steps of a group of states, all together:
 * first their halves, then their keys. Most steps change one half only; the other has the number
 * that it had before.
 *
 * <p>In the innermost loop of every search, hence plain arrays.
 */
final class Finder {
    private static final int FEW = 256;

    private final Layout layout;
    private final Keys.Lookup keys;
    private final StateSet.Lookup first;
    private final StateSet.Lookup second;

    /** For each step of the group the numbers of the halves after it. */
    private int[] firstHalf = new int[FEW];

    private int[] secondHalf = new int[FEW];

    /** Which steps change a half, where it begins, and its number. */
    private int[] firstStep = new int[FEW];

    private int[] firstAt = new int[FEW];
    private int firsts;
    private int[] secondStep = new int[FEW];
    private int[] secondAt = new int[FEW];
    private int seconds;
    private int[] numbers = new int[FEW];

    /** For states in their present layout. */
    Finder(States states) {
        this.layout = states.layout();
        this.keys = states.keys().new Lookup();
        this.first = states.first().new Lookup();
        this.second = states.second().new Lookup();
    }

    /** Whether it is for this layout. */
    boolean isFor(Layout other) {
        return layout == other;
    }

    /** Begins a group. */
    void begin() {
        firsts = 0;
        seconds = 0;
    }

    /**
     * Takes note of steps {@code [from..to)} of the group, which lead from one state.
     *
     * @param before that state, and its key
     * @param after the states after all steps of the group so far, one after the other
     */
    void note(long[] before, long key, long[] after, int from, int to) {
        int words = layout.words();
        int half = layout.half();
        if (words == 1) {
            return;
        }
        room(to);
        for (int s = from; s < to; s++) {
            int at = s * words;
            firstHalf[s] = (int) key;
            if (differ(before, after, at, 0, half)) {
                firstStep[firsts] = s;
                firstAt[firsts++] = at;
            }
            secondHalf[s] = (int) (key >>> Integer.SIZE);
            if (differ(before, after, at, half, words)) {
                secondStep[seconds] = s;
                secondAt[seconds++] = at + half;
            }
        }
    }

    private static boolean differ(long[] before, long[] after, int at, int fromWord, int toWord) {
        for (int w = fromWord; w < toWord; w++) {
            if (after[at + w] != before[w]) {
                return true;
            }
        }
        return false;
    }

    private void room(int steps) {
        if (steps > firstHalf.length) {
            int length = 2 * steps;
            firstHalf = Arrays.copyOf(firstHalf, length);
            secondHalf = Arrays.copyOf(secondHalf, length);
            firstStep = Arrays.copyOf(firstStep, length);
            firstAt = Arrays.copyOf(firstAt, length);
            secondStep = Arrays.copyOf(secondStep, length);
            secondAt = Arrays.copyOf(secondAt, length);
            numbers = Arrays.copyOf(numbers, length);
        }
    }

    /**
     * Finds the states after all steps of the group.
     *
     * @param after these states, one after the other
     * @param offset what to add to a step's number to get its place in the other arrays
     * @param foundKeys is told the key of each
     * @param halves is told whether it has none, because a half of it is new
     * @param indexes is told its index, or {@link Expander#NEW}
     */
    void find(
            long[] after,
            int count,
            int offset,
            long[] foundKeys,
            boolean[] halves,
            int[] indexes) {
        if (layout.words() == 1) {
            System.arraycopy(after, 0, foundKeys, offset, count);
            Arrays.fill(halves, offset, offset + count, false);
            keys.find(foundKeys, offset, offset + count, indexes);
            return;
        }
        first.find(after, firstAt, firsts, numbers);
        for (int i = 0; i < firsts; i++) {
            firstHalf[firstStep[i]] = numbers[i];
        }
        second.find(after, secondAt, seconds, numbers);
        for (int i = 0; i < seconds; i++) {
            secondHalf[secondStep[i]] = numbers[i];
        }
        for (int s = 0; s < count; s++) {
            boolean isNew = (firstHalf[s] | secondHalf[s]) < 0;
            halves[offset + s] = isNew;
            foundKeys[offset + s] = isNew ? 0 : States.key(firstHalf[s], secondHalf[s]);
        }
        keys.find(foundKeys, offset, offset + count, indexes);
        for (int s = offset; s < offset + count; s++) {
            if (halves[s]) {
                indexes[s] = Expander.NEW;
            }
        }
    }
}
