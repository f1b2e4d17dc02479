package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Keys;
import dev.twintrace.engine.store.StateSet;
import dev.twintrace.engine.store.Tape;

/**
 * The states of an exploration by their index. Each is one key of 64 bits: the packed state itself
 * if that is one word, else the numbers that its two {@linkplain Layout#half halves} have among all
 * such halves. A hundred million states have some hundred thousand different halves, so that a
 * state takes little more than its key however large it is; and as halves are compared word by word
 * and keys are compared whole, two states are the same only if all their cells are.
 */
final class States {
    private Layout layout;
    private StateSet first;
    private StateSet second;
    private Keys keys;

    /** How often all keys were replaced by others. */
    private int generation;

    States(Layout layout) {
        this(layout, 0);
    }

    private States(Layout layout, int generation) {
        this.layout = layout;
        this.generation = generation;
        this.first = firstHalves(layout);
        this.second = secondHalves(layout);
        this.keys = new Keys(name(generation));
    }

    /**
     * As they were: halves and keys, in the order of their numbers.
     *
     * @param generation that of the keys
     */
    States(Layout layout, StateSet first, StateSet second, Tape order, int generation) {
        this.layout = layout;
        this.first = first;
        this.second = second;
        this.generation = generation;
        this.keys = new Keys(order);
    }

    /** What the list of keys is called. */
    static String name(int generation) {
        return "states-" + generation;
    }

    int generation() {
        return generation;
    }

    static StateSet firstHalves(Layout layout) {
        return new StateSet(Math.max(1, layout.half()));
    }

    static StateSet secondHalves(Layout layout) {
        return new StateSet(Math.max(1, layout.words() - layout.half()));
    }

    Layout layout() {
        return layout;
    }

    StateSet first() {
        return first;
    }

    StateSet second() {
        return second;
    }

    int size() {
        return keys.size();
    }

    long bytes() {
        return keys.bytes() + first.bytes() + second.bytes();
    }

    /** The keys, to look up from several threads while nobody adds. */
    Keys keys() {
        return keys;
    }

    long key(int index) {
        return keys.key(index);
    }

    /** Copies the packed state with this key; safe while nobody adds. */
    void read(long key, long[] into, int at) {
        if (layout.words() == 1) {
            into[at] = key;
        } else {
            first.read((int) key, into, at);
            second.read((int) (key >>> Integer.SIZE), into, at + layout.half());
        }
    }

    /** Copies some cells of the state with this key. */
    void read(long key, long[] cells, int[] which) {
        if (layout.words() == 1) {
            for (int cell : which) {
                cells[cell] = (key >>> layout.shift(cell)) & layout.mask(cell);
            }
            return;
        }
        int half = layout.half();
        int a = (int) key;
        int b = (int) (key >>> Integer.SIZE);
        for (int cell : which) {
            int word = layout.word(cell);
            long bits = word < half ? first.word(a, word) : second.word(b, word - half);
            cells[cell] = (bits >>> layout.shift(cell)) & layout.mask(cell);
        }
    }

    /** The key with these halves. */
    static long key(int firstHalf, int secondHalf) {
        return ((long) secondHalf << Integer.SIZE) | firstHalf;
    }

    /** The key of a state; its halves are known from now on. */
    long key(long[] packed, int at) {
        if (layout.words() == 1) {
            return packed[at];
        }
        int a = first.add(packed, at);
        int b = second.add(packed, at + layout.half());
        return key(a < 0 ? ~a : a, b < 0 ? ~b : b);
    }

    /** Adds a state; its index if it is new, else the complement of the index that it has. */
    int add(long key) {
        return keys.add(key, Keys.hash(key));
    }

    /** Packs all states like this from now on, for which there has to be room. */
    void pack(Layout other) {
        if (other.words() > 1 && layout.words() > 1) {
            StateSet firstAnew = firstHalves(other);
            StateSet secondAnew = secondHalves(other);
            repack(other, first, 0, firstAnew, 0);
            repack(other, second, layout.half(), secondAnew, other.half());
            first = firstAnew;
            second = secondAnew;
            layout = other;
        } else {
            packEach(other);
        }
    }

    /** Halves keep their numbers, so the keys stay as they are. */
    private void repack(Layout other, StateSet from, int fromWord, StateSet to, int toWord) {
        long[] old = new long[layout.words()];
        long[] cells = new long[layout.cells()];
        long[] next = new long[other.words()];
        for (int half = 0; half < from.size(); half++) {
            from.read(half, old, fromWord);
            layout.unpack(old, 0, cells);
            other.pack(cells, next, 0);
            to.add(next, toWord);
        }
    }

    private void packEach(Layout other) {
        States anew = new States(other, generation + 1);
        long[] old = new long[layout.words()];
        long[] cells = new long[layout.cells()];
        long[] next = new long[other.words()];
        for (int s = 0; s < size(); s++) {
            read(key(s), old, 0);
            layout.unpack(old, 0, cells);
            other.pack(cells, next, 0);
            long key = anew.key(next, 0);
            anew.add(key);
        }
        layout = other;
        first = anew.first;
        second = anew.second;
        keys = anew.keys;
        generation = anew.generation;
    }
}
