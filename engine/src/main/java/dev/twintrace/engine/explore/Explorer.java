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
    /** For each thread: handing over costs little then, and what is found fits in the cache. */
    private static final int BATCH = 512;

    private final Successors successors;
    private final Crew crew;
    private final Meter meter;
    private final Spill spill;
    private final Optional<Checkpoint> checkpoint;
    private final long every;
    private final Exploration found;
    private final long[] keys;
    private long saved = System.nanoTime();
    private long estimate;

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
        this.keys = new long[BATCH * means.threads()];
        this.spill = new Spill(means.spill());
        this.checkpoint =
                means.checkpoints()
                        .map(c ->
                                new Checkpoint(
                                        model, c.folder(), Identity.of(model, initial, reduction)));
        this.every = means.checkpoints().map(c -> c.every().toNanos()).orElse(0L);
        Optional<Representative> representative = reduction.representative().map(r -> r.get());
        Trail trail = new Trail(successors, representative, initial.clone());
        this.found =
                checkpoint
                        .flatMap(c -> c.resume(successors, trail))
                        .orElseGet(() -> new Exploration(new States(successors.layout()), trail));
        if (found.size == 0) {
            long[] first = initial.clone();
            representative.ifPresent(r -> r.of(first));
            long[] packed = successors.fit(first);
            found.states.pack(successors.layout());
            add(found.states.key(packed, 0));
        }
    }

    /**
     * Explores all runs from a state; stops at a limit or at the first mistake in the file, and
     * says so.
     *
     * @param successors an engine for the model
     * @param reduction which states and steps are enough
     * @param initial the cells of the state to start from
     * @throws UnusableCheckpoint if it is to go on from a checkpoint of something else, or from one
     *     that cannot be read
     */
    public static Exploration explore(
            Model model,
            Successors successors,
            Reduction reduction,
            long[] initial,
            Meter meter,
            Means means) {
        meter.begin();
        Explorer explorer = new Explorer(model, successors, reduction, initial, meter, means);
        try (Crew crew = explorer.crew) {
            explorer.run(crew);
        } catch (OutOfMemoryError full) {
            // The stores are intact up to the state whose turn it was; their reader needs little.
            explorer.found.stop(Meter.heapIsFull());
        } catch (UncheckedIOException disk) {
            explorer.found.stop(String.valueOf(disk.getMessage()));
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
                estimate = found.estimate();
            }
            if (meter.full(found.bytes()) && !spill.helps(found, meter)) {
                stop(meter.reason() + (spill.used() ? ", though the rest is on disk" : ""));
                return;
            }
            int count = Math.min(keys.length, found.nextLevel - found.expanded);
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
            if (checkpoint.isPresent() && System.nanoTime() - saved > every) {
                save();
            }
        }
        save();
    }

    private void save() {
        checkpoint.ifPresent(c -> c.save(found, successors));
        saved = System.nanoTime();
    }

    /** Writes down where it is, and stops. */
    private void stop(String reason) {
        save();
        found.stop(reason);
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
        for (int i = 0; i < part.done; i++) {
            if (meter.exhausted(found.size, found.size - found.expanded, found.depth(), estimate)) {
                stop(meter.reason());
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
}
