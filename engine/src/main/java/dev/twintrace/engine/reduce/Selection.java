package dev.twintrace.engine.reduce;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Finds, state by state, a stubborn set with few enabled actions: it starts with one that is owed
 * and adds what the rules ask for; of all starts the best counts.
 *
 * <p>It runs once for every state of a search, hence plain arrays and sets of actions as words.
 */
final class Selection implements Choice {
    private final Dependencies dependencies;
    private final boolean key;
    private final int words;
    private final int[][] guards;
    private final List<ToLongFunction<long[]>> parts;
    private final boolean[] owed;
    private final int[] labels;
    private final int[][] members;

    /** The state whose turn it is, and which parts of guards have been evaluated in it. */
    private long[] state = {};

    private final int[] evaluated;
    private final boolean[] holds;
    private int turn;

    private final long[] enabledSet;
    private final long[] alive;
    private final long[] set;
    private final int[] todo;
    private int pending;
    private int size;

    /** For each action a part of its guard that kept it dead last time: likely to do so again. */
    private final int[] obstacle;

    private final long[] best;

    Selection(Model model, Dependencies dependencies, boolean key) {
        this.dependencies = dependencies;
        this.key = key;
        this.words = dependencies.words();
        this.guards = dependencies.guards();
        this.parts = dependencies.parts().stream().map(Evaluation::of).toList();
        int actions = model.actions().size();
        this.owed = new boolean[actions];
        this.labels = new int[actions];
        for (Action a : model.actions()) {
            owed[a.id()] = a.role() != Action.Role.FAULT && !a.daemon();
            labels[a.id()] = dependencies.labels().of(a.id());
        }
        this.members =
                IntStream.range(0, dependencies.labels().size())
                        .mapToObj(dependencies.labels()::members)
                        .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
        this.evaluated = new int[parts.size()];
        this.holds = new boolean[parts.size()];
        this.enabledSet = new long[words];
        this.alive = new long[words];
        this.set = new long[words];
        this.best = new long[words];
        this.todo = new int[members.length];
        this.obstacle = new int[actions];
    }

    @Override
    public boolean choose(long[] cells, int[] enabled, int count, boolean[] kept) {
        Arrays.fill(kept, 0, count, true);
        if (count < 2) {
            return false;
        }
        begin(cells, enabled, count);
        int fewest = count;
        for (int i = 0; i < count && fewest > 1; i++) {
            if (owed[enabled[i]] || !key) {
                close(labels[enabled[i]], fewest);
                if (size < fewest) {
                    fewest = size;
                    System.arraycopy(set, 0, best, 0, words);
                }
            }
        }
        if (fewest == count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            kept[i] = has(best, labels[enabled[i]]);
        }
        return true;
    }

    private void begin(long[] cells, int[] enabled, int count) {
        state = cells;
        turn++;
        if (turn == 0) {
            Arrays.fill(evaluated, 0);
            turn = 1;
        }
        Arrays.fill(enabledSet, 0);
        for (int i = 0; i < count; i++) {
            add(enabledSet, labels[enabled[i]]);
        }
        findAlive();
    }

    private boolean holds(int part) {
        if (evaluated[part] != turn) {
            evaluated[part] = turn;
            holds[part] = parts.get(part).applyAsLong(state) != 0;
        }
        return holds[part];
    }

    /**
     * Finds all that may be enabled in some state to come: the others have a part of their guard
     * that is false and that only dead ones could make true.
     */
    private void findAlive() {
        System.arraycopy(enabledSet, 0, alive, 0, words);
        boolean more = true;
        while (more) {
            more = false;
            for (int label = 0; label < members.length; label++) {
                if (!has(alive, label) && revives(label)) {
                    add(alive, label);
                    more = true;
                }
            }
        }
    }

    private boolean revives(int label) {
        for (int action : members[label]) {
            if (!dead(action)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing that is known to be alive can enable an action. */
    private boolean dead(int action) {
        int[] guard = guards[action];
        if (guard.length == 0) {
            return false;
        }
        if (obstructs(guard[obstacle[action]])) {
            return true;
        }
        for (int i = 0; i < guard.length; i++) {
            if (obstructs(guard[i])) {
                obstacle[action] = i;
                return true;
            }
        }
        return false;
    }

    private boolean obstructs(int part) {
        if (holds(part)) {
            return false;
        }
        long[] makers = dependencies.makers(part);
        for (int w = 0; w < words; w++) {
            if ((makers[w] & alive[w]) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the set that the rules ask for with this enabled label in it, and counts what is
     * enabled in it; if that is not fewer than {@code limit}, perhaps not all.
     */
    private void close(int first, int limit) {
        Arrays.fill(set, 0);
        add(set, first);
        todo[0] = first;
        pending = 1;
        size = 1;
        while (pending > 0 && size < limit) {
            int label = todo[--pending];
            if (has(enabledSet, label)) {
                include(dependencies.claims(label));
            } else {
                for (int action : members[label]) {
                    includeEnablers(action);
                }
            }
        }
    }

    private void include(long[] more) {
        for (int w = 0; w < words; w++) {
            long fresh = more[w] & alive[w] & ~set[w];
            set[w] |= fresh;
            size += Long.bitCount(fresh & enabledSet[w]);
            for (long rest = fresh; rest != 0; rest &= rest - 1) {
                todo[pending++] = w * Long.SIZE + Long.numberOfTrailingZeros(rest);
            }
        }
    }

    /**
     * Of the false parts of an action's guard, includes what may make the one true that has least.
     */
    private void includeEnablers(int action) {
        int cheapest = -1;
        int least = Integer.MAX_VALUE;
        for (int part : guards[action]) {
            if (!holds(part)) {
                int cost = cost(dependencies.makers(part));
                if (cost < least) {
                    least = cost;
                    cheapest = part;
                }
            }
        }
        if (least > 0 && cheapest >= 0) {
            include(dependencies.makers(cheapest));
        }
    }

    /** What is enabled already is what makes a set large. */
    private int cost(long[] makers) {
        int cost = 0;
        for (int w = 0; w < words; w++) {
            long fresh = makers[w] & alive[w] & ~set[w];
            cost += Long.bitCount(fresh) + Long.SIZE * Long.bitCount(fresh & enabledSet[w]);
        }
        return cost;
    }

    private static boolean has(long[] set, int label) {
        return (set[label / Long.SIZE] >>> label & 1) != 0;
    }

    private static void add(long[] set, int label) {
        set[label / Long.SIZE] |= 1L << label;
    }
}
