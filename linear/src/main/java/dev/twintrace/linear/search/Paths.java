package dev.twintrace.linear.search;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How configurations came about: steps, each with the one before it. Steps that no configuration
 * needs any more are dropped now and then, so that what is kept is about as long as one way plus
 * what the present configurations do not share.
 */
final class Paths {
    /** Before the first step. */
    static final int START = -1;

    private int size;
    private int[] before = new int[256];
    private int[] execution = new int[256];
    private int[] times = new int[256];
    private int[] event = new int[256];

    /** From so many steps on it is worth while to look for those that nobody needs. */
    private int limit = 1 << 16;

    /** A step: so many executions at once. */
    int add(int stepBefore, int itsExecution, int itsTimes, int itsEvent) {
        if (size == before.length) {
            before = Arrays.copyOf(before, size * 2);
            execution = Arrays.copyOf(execution, size * 2);
            times = Arrays.copyOf(times, size * 2);
            event = Arrays.copyOf(event, size * 2);
        }
        before[size] = stepBefore;
        execution[size] = itsExecution;
        times[size] = itsTimes;
        event[size] = itsEvent;
        return size++;
    }

    /** Whether to {@link #drop}. */
    boolean full() {
        return size > limit;
    }

    /** Drops what none of these layers needs, and renumbers their steps. */
    void drop(Iterable<Layer> needed) {
        BitSet live = new BitSet(size);
        for (Layer layer : needed) {
            for (int c = 0; c < layer.size; c++) {
                if (layer.path[c] != START) {
                    live.set(layer.path[c]);
                }
            }
        }
        for (int s = live.length(); (s = live.previousSetBit(s - 1)) >= 0; ) {
            if (before[s] != START) {
                live.set(before[s]);
            }
        }
        int[] renumbered = new int[size];
        int kept = 0;
        for (int s = live.nextSetBit(0); s >= 0; s = live.nextSetBit(s + 1)) {
            renumbered[s] = kept;
            before[kept] = before[s] == START ? START : renumbered[before[s]];
            execution[kept] = execution[s];
            times[kept] = times[s];
            event[kept] = event[s];
            kept++;
        }
        size = kept;
        limit = Math.max(1 << 16, 2 * kept);
        for (Layer layer : needed) {
            for (int c = 0; c < layer.size; c++) {
                layer.path[c] = layer.path[c] == START ? START : renumbered[layer.path[c]];
            }
        }
    }

    /** The way to a step: per step the item or {@code ~item}, how often, and the event. */
    int[][] to(int last) {
        int length = 0;
        for (int s = last; s != START; s = before[s]) {
            length++;
        }
        int[][] way = new int[length][];
        for (int s = last; s != START; s = before[s]) {
            way[--length] = new int[] {execution[s], times[s], event[s]};
        }
        return way;
    }
}
