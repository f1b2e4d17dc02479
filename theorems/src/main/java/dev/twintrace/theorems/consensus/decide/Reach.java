package dev.twintrace.theorems.consensus.decide;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the sequences of an assignment reach. Processes of a team with the same operation are alike,
 * so a sequence is told by how many of each kind it has used: for each such vector, the set of
 * states that it can lead to, in an order in which a vector comes after all those below it.
 */
final class Reach {
    private final Table table;
    private final int initial;
    private final int kinds;
    private final int[] operation;
    private final boolean[] inFirst;
    private final int[] copies;

    Reach(Table table, Assignment assignment) {
        this.table = table;
        this.initial = assignment.initial();
        SortedMap<Integer, Integer> first = counted(assignment.first());
        SortedMap<Integer, Integer> second = counted(assignment.second());
        this.kinds = first.size() + second.size();
        this.operation = new int[kinds];
        this.inFirst = new boolean[kinds];
        this.copies = new int[kinds];
        int kind = 0;
        for (var entry : first.entrySet()) {
            inFirst[kind] = true;
            operation[kind] = entry.getKey();
            copies[kind++] = entry.getValue();
        }
        for (var entry : second.entrySet()) {
            operation[kind] = entry.getKey();
            copies[kind++] = entry.getValue();
        }
    }

    private static SortedMap<Integer, Integer> counted(List<Integer> operations) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        operations.forEach(o -> counts.merge(o, 1, Integer::sum));
        return counts;
    }

    int kinds() {
        return kinds;
    }

    /** Q_A or Q_B: the states at the end of all nonempty sequences that start with a team. */
    BitSet states(boolean team) {
        BitSet all = new BitSet(table.states);
        for (BitSet some : before(copies, team)) {
            all.or(some);
        }
        return all;
    }

    /** By the vector of what has been used, the states after a nonempty sequence of a team. */
    private BitSet[] before(int[] most, boolean team) {
        int[] stride = strides(most);
        BitSet[] reached = empty(stride[kinds], table.states);
        for (int k = 0; k < kinds; k++) {
            if (inFirst[k] == team && most[k] > 0) {
                reached[stride[k]].set(table.next[operation[k]][initial]);
            }
        }
        for (int used = 1; used < reached.length; used++) {
            BitSet states = reached[used];
            for (int k = 0; k < kinds && !states.isEmpty(); k++) {
                if (used / stride[k] % (most[k] + 1) < most[k]) {
                    BitSet more = reached[used + stride[k]];
                    int[] next = table.next[operation[k]];
                    for (int s = states.nextSetBit(0); s >= 0; s = states.nextSetBit(s + 1)) {
                        more.set(next[s]);
                    }
                }
            }
        }
        return reached;
    }

    /**
     * The pairs of what one process of a kind is told and the state at the end, over the sequences
     * with that process that start with a team: bit response * states + state.
     */
    BitSet pairs(int kind, boolean team) {
        int[] most = copies.clone();
        most[kind]--;
        int[] stride = strides(most);
        BitSet[] without = before(most, team);
        int size = table.states * table.responses[operation[kind]];
        BitSet[] with = empty(stride[kinds], size);
        BitSet all = new BitSet(size);
        if (inFirst[kind] == team) {
            apply(kind, initial, with[0]);
        }
        for (int used = 0; used < with.length; used++) {
            BitSet pairs = with[used];
            BitSet states = without[used];
            for (int s = states.nextSetBit(0); s >= 0; s = states.nextSetBit(s + 1)) {
                apply(kind, s, pairs);
            }
            for (int k = 0; k < kinds && !pairs.isEmpty(); k++) {
                if (used / stride[k] % (most[k] + 1) < most[k]) {
                    advance(pairs, table.next[operation[k]], with[used + stride[k]]);
                }
            }
            all.or(pairs);
        }
        return all;
    }

    private void apply(int kind, int state, BitSet pairs) {
        int o = operation[kind];
        pairs.set(table.response[o][state] * table.states + table.next[o][state]);
    }

    private void advance(BitSet pairs, int[] next, BitSet more) {
        for (int p = pairs.nextSetBit(0); p >= 0; p = pairs.nextSetBit(p + 1)) {
            int state = p % table.states;
            more.set(p - state + next[state]);
        }
    }

    private int[] strides(int[] most) {
        int[] stride = new int[kinds + 1];
        stride[0] = 1;
        for (int k = 0; k < kinds; k++) {
            stride[k + 1] = Math.multiplyExact(stride[k], most[k] + 1);
        }
        return stride;
    }

    private static BitSet[] empty(int length, int size) {
        BitSet[] sets = new BitSet[length];
        for (int i = 0; i < length; i++) {
            sets[i] = new BitSet(size);
        }
        return sets;
    }
}
