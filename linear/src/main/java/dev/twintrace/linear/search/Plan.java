package dev.twintrace.linear.search;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.Machine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How a sweep looks at each item. One that has to be executed, or by some time, gets a slot: a bit
 * of the configurations while it is open. One that may take effect any time after its call, or
 * never, is only counted: with its like it makes up a supply. A repeatable one is an endless
 * supply. Observers that nobody requires are nothing at all.
 */
final class Plan {
    /** In a column: nothing of that sort. */
    static final int NONE = -1;

    /** Calls and returns, as {@link Timeline} has them. */
    final int[] events;

    /** Per item: which slot it has while it is open. */
    final int[] slot;

    /** How many slots there are. */
    final int slots;

    /** Per item: the event of its call, or {@link #NONE}. */
    final int[] begin;

    /** Per item: the event of its return, or {@link #NONE}. */
    final int[] due;

    /** Per item: the counted supply that it belongs to. */
    final int[] counted;

    /** Per counted supply: its items in the order of their calls. */
    final int[][] members;

    /** Per item: the endless supply that it belongs to. */
    final int[] endless;

    /** How many endless supplies there are. */
    final int endlessSupplies;

    Plan(Problem problem) {
        int size = problem.size();
        Machine machine = problem.machine();
        this.slot = filled(size);
        this.counted = filled(size);
        this.endless = filled(size);
        this.begin = filled(size);
        this.due = filled(size);
        BitSet pinned = new BitSet();
        BitSet called = new BitSet();
        int[] countedOf = filled(kinds(problem));
        int[] endlessOf = filled(countedOf.length);
        int countedSupplies = 0;
        int endlessOnes = 0;
        for (int i = 0; i < size; i++) {
            int o = problem.operation(i);
            boolean observes = machine.observes(o, problem.seen(i));
            boolean waits = problem.required(i) && !machine.total(o, false);
            if (problem.returned(i) != History.NEVER || waits) {
                pinned.set(i, problem.required(i) || !observes);
            } else if (!observes && !problem.repeatable(i)) {
                int kind = problem.call(i);
                if (countedOf[kind] == NONE) {
                    countedOf[kind] = countedSupplies++;
                }
                counted[i] = countedOf[kind];
            }
            if (problem.repeatable(i) && !machine.observes(o, false)) {
                int kind = problem.call(i);
                if (endlessOf[kind] == NONE) {
                    endlessOf[kind] = endlessOnes++;
                }
                endless[i] = endlessOf[kind];
            }
            called.set(i, pinned.get(i) || counted[i] != NONE || endless[i] != NONE);
        }
        this.endlessSupplies = endlessOnes;
        this.members = members(countedSupplies);
        this.events = Timeline.of(problem, called.stream().toArray(), pinned.stream().toArray());
        this.slots = placed(pinned);
    }

    private static int[] filled(int size) {
        int[] column = new int[size];
        Arrays.fill(column, NONE);
        return column;
    }

    private static int kinds(Problem problem) {
        return IntStream.range(0, problem.size()).map(problem::call).max().orElse(0) + 1;
    }

    private int[][] members(int supplies) {
        int[] sizes = new int[supplies];
        for (int supply : counted) {
            if (supply != NONE) {
                sizes[supply]++;
            }
        }
        int[][] all = new int[supplies][];
        Arrays.setAll(all, s -> new int[sizes[s]]);
        Arrays.fill(sizes, 0);
        for (int i = 0; i < counted.length; i++) {
            if (counted[i] != NONE) {
                all[counted[i]][sizes[counted[i]]++] = i;
            }
        }
        return all;
    }

    private int placed(BitSet pinned) {
        BitSet taken = new BitSet();
        int most = 0;
        for (int e = 0; e < events.length; e++) {
            if (events[e] < 0) {
                due[~events[e]] = e;
                taken.clear(slot[~events[e]]);
                continue;
            }
            int item = events[e];
            begin[item] = e;
            if (pinned.get(item)) {
                slot[item] = taken.nextClearBit(0);
                taken.set(slot[item]);
                most = Math.max(most, slot[item] + 1);
            }
        }
        return most;
    }
}
