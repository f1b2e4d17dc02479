package dev.twintrace.engine.solve;

import dev.twintrace.engine.store.Ints;
import java.util.BitSet;

/** Which positions follow which without faults. Positions are added in the order of numbers. */
final class Graph {
    private final Ints first = new Ints();
    private final Ints next = new Ints();
    private int nodes;

    /** A position; what is added from now on follows it. */
    void node() {
        first.add((int) next.size());
        nodes++;
    }

    void edge(int to) {
        next.add(to);
    }

    /** No more positions. */
    void close() {
        first.add((int) next.size());
    }

    /** Those that follow one, itself included. */
    BitSet from(int start) {
        BitSet those = new BitSet();
        Ints queue = new Ints();
        queue.add(start);
        those.set(start);
        for (long i = 0; i < queue.size(); i++) {
            int p = queue.at(i);
            for (int n = first.at(p); n < first.at(p + 1); n++) {
                if (!those.get(next.at(n))) {
                    those.set(next.at(n));
                    queue.add(next.at(n));
                }
            }
        }
        return those;
    }

    /** Those that one of these follows, these included. */
    BitSet before(BitSet these) {
        int[] firsts = new int[nodes + 2];
        int[] before = new int[(int) next.size()];
        for (int e = 0; e < before.length; e++) {
            firsts[next.at(e) + 2]++;
        }
        for (int n = 1; n < firsts.length; n++) {
            firsts[n] += firsts[n - 1];
        }
        for (int n = 0; n < nodes; n++) {
            for (int e = first.at(n); e < first.at(n + 1); e++) {
                before[firsts[next.at(e) + 1]++] = n;
            }
        }
        BitSet all = (BitSet) these.clone();
        Ints queue = new Ints();
        these.stream().forEach(queue::add);
        for (long i = 0; i < queue.size(); i++) {
            int n = queue.at(i);
            for (int e = firsts[n]; e < firsts[n + 1]; e++) {
                if (!all.get(before[e])) {
                    all.set(before[e]);
                    queue.add(before[e]);
                }
            }
        }
        return all;
    }

    /** One that follows this one, and that whatever follows it is followed by again. */
    int settled(int start) {
        int p = start;
        while (true) {
            BitSet those = from(p);
            BitSet here = new BitSet();
            here.set(p);
            those.andNot(before(here));
            if (those.isEmpty()) {
                return p;
            }
            p = those.length() - 1;
        }
    }
}
