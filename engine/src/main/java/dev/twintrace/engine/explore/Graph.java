package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Tape;
import java.util.BitSet;

/**
 * The steps between explored states that are no faults, for questions of the form "what can still
 * happen": the adversary need not help, so a fault that would free a stuck process does not count.
 *
 * <p>One list of successors, state after state; a state without any has itself, which changes no
 * answer. Each is written as the difference to the one before, which takes two or three bytes, in a
 * way that can be read from the end: {@link #spread} sweeps from the last state to the first until
 * nothing changes, and as breadth-first search numbers successors mostly upwards, few sweeps do.
 */
final class Graph {
    static final String NAME = "steps";

    private static final int GROUP = 7;
    private static final int START = 1 << GROUP;

    private final Tape tape;
    private int states;
    private int last;
    private int pending;
    private boolean any;

    Graph() {
        this(new Tape(NAME), 0, 0);
    }

    /**
     * As it was when it was saved.
     *
     * @param states how many have passed
     * @param last the successor written last
     */
    Graph(Tape tape, int states, int last) {
        this.tape = tape;
        this.states = states;
        this.last = last;
    }

    Tape tape() {
        return tape;
    }

    /** The successor written last. */
    int last() {
        return last;
    }

    /** A step from the state that {@link #next} has not passed yet. */
    void edge(int target) {
        if (any) {
            write(pending, 0);
        }
        pending = target;
        any = true;
    }

    /** That was all from this state. */
    void next() {
        write(any ? pending : states, 1);
        states++;
        any = false;
    }

    private void write(int target, int end) {
        long difference = target - (long) last;
        long code = (((difference << 1) ^ (difference >> (Long.SIZE - 1))) << 1) | end;
        if (code < START) {
            tape.addByte((int) code | START);
        } else {
            long octets = code & (START - 1);
            int count = 1;
            for (long rest = code >>> GROUP; rest != 0; rest >>>= GROUP) {
                octets = (octets << Byte.SIZE) | (rest & (START - 1));
                count++;
            }
            tape.addBytes(octets | START, count);
        }
        last = target;
    }

    /** Adds to {@code reached} every state from which one of it can be reached. */
    void spread(BitSet reached) {
        boolean changed = true;
        while (changed) {
            changed = sweep(reached);
        }
    }

    private boolean sweep(BitSet reached) {
        boolean changed = false;
        boolean hit = false;
        int target = last;
        int state = states;
        long at = tape.size();
        while (at > 0) {
            long code = 0;
            int shift = 0;
            int octet = 0;
            while (octet < START) {
                at--;
                octet = tape.byteAt(at) & 0xFF;
                code |= (long) (octet & (START - 1)) << shift;
                shift += GROUP;
            }
            if ((code & 1) != 0) {
                changed |= settle(reached, state, hit);
                state--;
                hit = false;
            }
            hit = hit || reached.get(target);
            long zigzag = code >>> 1;
            target -= (int) ((zigzag >>> 1) ^ -(zigzag & 1));
        }
        return settle(reached, state, hit) || changed;
    }

    /** Whether this is news of a state. */
    private static boolean settle(BitSet reached, int state, boolean hit) {
        if (!hit || reached.get(state)) {
            return false;
        }
        reached.set(state);
        return true;
    }
}
