package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.explore.Representative;
import dev.twintrace.engine.reduce.StubbornSets;
import dev.twintrace.engine.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Explores the runs of a subject, reduced if that is wanted and if it pays; docs/symmetry.md and
 * docs/reduction.md say why nothing is missed.
 */
final class Search {
    /** A search of no more states is soon done, and finding a symmetry takes time as well. */
    private static final long SMALL = 200_000;

    /** A search of no more states is repeated for a witness. */
    private static final long LARGE = 1_000_000;

    private final Subject subject;
    private final Reducing reducing;
    private final Means means;
    private final Meter meter;
    private final Supplier<Symmetry> symmetry;
    private final Lazy<StubbornSets> stubborn;

    /**
     * Prepares.
     *
     * @param symmetry what may be used of the subject's symmetry; asked for if it is wanted
     */
    Search(Subject subject, Effort effort, Meter meter, Supplier<Symmetry> symmetry) {
        this.subject = subject;
        this.reducing = effort.reducing();
        this.means = effort.means();
        this.meter = meter;
        this.symmetry = symmetry;
        this.stubborn = new Lazy<>(() -> StubbornSets.of(subject.model()));
    }

    /**
     * What was explored.
     *
     * @param symmetry under which states are the same that stand for each other
     * @param reductions which there are, in words
     */
    record Found(Exploration runs, Symmetry symmetry, List<String> reductions) {
        boolean reduced() {
            return !reductions.isEmpty();
        }
    }

    /**
     * All runs from the initial state, with or without faults.
     *
     * @param name of the folder for checkpoints
     */
    Found explore(boolean faults, String name) {
        return switch (reducing) {
            case NONE, SLOTS -> all(faults, means.named(name));
            case SYMMETRY, ORDER, ALL ->
                    reduced(faults, name, reducing.order(), reducing.symmetry());
            case AUTO -> {
                Found found = small(faults);
                yield meter.bounded() ? reduced(faults, name, false, true) : found;
            }
        };
    }

    private Found small(boolean faults) {
        meter.bound(SMALL, Integer.MAX_VALUE);
        Found found = all(faults, means.brief());
        meter.free();
        return found;
    }

    private Found all(boolean faults, Means with) {
        Exploration runs = subject.explore(faults, meter, Reduction.NONE, with);
        return new Found(runs, Symmetry.none(), List.of());
    }

    private Found reduced(boolean faults, String name, boolean order, boolean exchange) {
        Symmetry used = exchange ? symmetry.get() : Symmetry.none();
        if (used.trivial() && !order) {
            return all(faults, means.named(name));
        }
        List<String> reductions = new ArrayList<>();
        Optional<Supplier<Choice>> choice = Optional.empty();
        if (order) {
            choice = Optional.of(stubborn.value()::choice);
            reductions.add("partial order");
        }
        Optional<Supplier<Representative>> representative = Optional.empty();
        if (!used.trivial()) {
            representative = Optional.of(used::representative);
            reductions.add("symmetry of " + used.order());
        }
        Reduction reduction = new Reduction(choice, representative);
        Exploration runs =
                subject.explore(faults, meter, reduction, means.named(name + "-reduced"));
        return new Found(runs, used, List.copyOf(reductions));
    }

    /**
     * The same runs without any reduction, for witnesses, so that they are shortest runs, and the
     * same ones whatever was reduced: all of them if they are not many, else the first steps.
     *
     * @param depth how many steps then
     */
    Exploration again(boolean faults, int depth) {
        Exploration runs = bounded(faults, LARGE, Integer.MAX_VALUE);
        return runs.limit().isPresent() ? bounded(faults, Long.MAX_VALUE, depth) : runs;
    }

    private Exploration bounded(boolean faults, long states, int depth) {
        meter.bound(states, depth);
        Exploration runs = subject.explore(faults, meter, Reduction.NONE, means.brief());
        meter.free();
        return runs;
    }
}
