package dev.twintrace.engine.explore;

import dev.twintrace.protocol.model.Model;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Breadth-first search over everything that can happen. Deterministic, however many threads take
 * part: states are numbered in the order of the states and actions that lead to them. For that,
 * batches of states are expanded side by side while nothing is added, and what they led to is then
 * added in order.
 */
public final class Explorer {
    /** Enough that handing over shares costs little, and few enough to lie in the cache. */
    private static final int BATCH = 512;

    private final Successors successors;
    private final Crew crew;
    private final Meter meter;
    private final Exploration found;
    private final long[] keys = new long[BATCH];

    private Explorer(
            Model model,
            Successors successors,
            Reduction reduction,
            long[] initial,
            Meter meter,
            Means means) {
        this.successors = successors;
        this.meter = meter;
        this.crew = new Crew(successors, new Kinds(model), reduction, means.threads());
        Optional<Representative> representative = reduction.representative().map(r -> r.get());
        Path path = new Path(successors, representative, initial.clone());
        long[] first = initial.clone();
        representative.ifPresent(r -> r.of(first));
        long[] packed = successors.fit(first);
        this.found = new Exploration(new States(successors.layout()), path);
        add(found.states.key(packed, 0));
    }

    /**
     * Explores all runs from a state; stops at a limit or at the first mistake in the file, and
     * says so.
     *
     * @param successors an engine for the model
     * @param reduction which states and steps are enough
     * @param initial the cells of the state to start from
     */
    public static Exploration explore(
            Model model,
            Successors successors,
            Reduction reduction,
            long[] initial,
            Meter meter,
            Means means) {
        meter.begin();
        Explorer explorer =
                new Explorer(model, successors, reduction, initial, meter, means);
        try (Crew crew = explorer.crew) {
            explorer.run(crew);
        } catch (OutOfMemoryError full) {
            // The stores are intact up to the state whose turn it was; their reader needs little.
            explorer.stopAt(meter.heapIsFull());
        }
        return explorer.found;
    }

    /** Explores all runs from a state, with one thread and without leaving out any. */
    public static Exploration explore(
            Model model, Successors successors, long[] initial, Meter meter) {
        return explore(model, successors, Reduction.NONE, initial, meter, Means.ALONE);
    }

    private void run(Crew team) {
        while (found.expanded < found.size) {
            if (successors.wish() != successors.layout()) {
                use(team, successors.wish());
            }
            if (found.expanded == found.nextLevel) {
                found.levels.add(found.expanded);
                found.nextLevel = found.size;
            }
            int count = Math.min(BATCH, found.nextLevel - found.expanded);
            for (int i = 0; i < count; i++) {
                keys[i] = found.states.key(found.expanded + i);
            }
            List<Expander> parts = team.expand(found.states, found.expanded, keys, count);
            List<TooNarrow> needs = new ArrayList<>();
            parts.forEach(part -> part.need.ifPresent(needs::add));
            if (!needs.isEmpty()) {
                for (TooNarrow need : needs) {
                    if (!successors.layout().holds(need)) {
                        use(team, successors.wider(need));
                    }
                }
            } else if (!take(parts)) {
                return;
            }
        }
    }

    private void use(Crew team, Layout layout) {
        found.states.pack(layout);
        team.use(layout);
    }

    /** Adds what was found; whether to go on. */
    private boolean take(List<Expander> parts) {
        for (Expander part : parts) {
            if (!take(part)) {
                return false;
            }
            if (part.slip.isPresent()) {
                found.slip = part.slip;
                return false;
            }
        }
        return true;
    }

    private boolean take(Expander part) {
        int step = 0;
        int packed = 0;
        int words = successors.layout().words();
        long bytes = found.bytes();
        for (int i = 0; i < part.done; i++) {
            if (stopAt(
                    meter.exhausted(
                            found.size, bytes, found.size - found.expanded, found.depth()))) {
                return false;
            }
            int end = step + part.counts[i];
            found.transitions += part.counts[i];
            for (; step < end; step++) {
                int target = part.targets[step];
                if (target < 0) {
                    long key = part.keys[step];
                    if (part.halves[step]) {
                        key = found.states.key(part.packed, packed);
                        packed += words;
                    }
                    target = add(key);
                }
                if (!part.faults[step]) {
                    found.graph.edge(target);
                }
            }
            found.graph.next();
            found.parents.next();
            if (part.ends[i]) {
                found.ends.set(found.expanded);
            }
            found.expanded++;
        }
        return true;
    }

    /** The index of a state, which may be new. */
    private int add(long key) {
        int index = found.states.add(key);
        if (index < 0) {
            return ~index;
        }
        if (index > 0) {
            found.parents.child();
        }
        found.size = index + 1;
        return index;
    }

    private boolean stopAt(boolean stop) {
        if (stop) {
            found.stop(meter.reason());
        }
        return stop;
    }
}
