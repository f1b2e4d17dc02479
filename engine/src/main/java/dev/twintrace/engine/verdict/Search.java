package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.explore.Representative;
import dev.twintrace.engine.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Explores the runs of a subject, reduced if that is wanted and if it pays; docs/reduction.md and
 * docs/symmetry.md say why nothing is missed.
 */
final class Search {
    /** A search of no more states takes a few seconds, and often a reduction would take longer. */
    private static final long LARGE = 1_000_000;

    private final Subject subject;
    private final Reducing reducing;
    private final Means means;
    private final Meter meter;
    private final Supplier<Symmetry> symmetry;

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
            case NONE -> all(faults, means.named(name));
            case ORDER -> reduced(faults, name, true, false);
            case SYMMETRY -> reduced(faults, name, false, true);
            case ALL -> reduced(faults, name, true, true);
            case AUTO -> {
                meter.bound(LARGE, Integer.MAX_VALUE);
                Found found = all(faults, means.brief());
                boolean large = meter.bounded();
                meter.unbound();
                yield large ? reduced(faults, name, true, true) : found;
            }
        };
    }

    private Found all(boolean faults, Means with) {
        Exploration runs = subject.explore(faults, meter, Reduction.NONE, with);
        return new Found(runs, Symmetry.none(), List.of());
    }

    private Found reduced(boolean faults, String name, boolean order, boolean exchange) {
        Symmetry used = exchange ? symmetry.get() : Symmetry.none();
        Optional<Supplier<Choice>> choice = Optional.empty();
        Optional<Supplier<Representative>> representative =
                used.trivial() ? Optional.empty() : Optional.of(used::representative);
        List<String> reductions = new ArrayList<>();
        choice.ifPresent(_ -> reductions.add("partial order"));
        representative.ifPresent(_ -> reductions.add("symmetry of " + used.order()));
        Means here = means.named(name + "-reduced");
        Reduction reduction = new Reduction(choice, representative);
        Exploration runs = subject.explore(faults, meter, reduction, here);
        return new Found(runs, used, List.copyOf(reductions));
    }

    /**
     * The same runs without any reduction, but only the first steps: for witnesses, so that they
     * are shortest runs, and the same ones whatever was reduced.
     *
     * @param depth how many steps at most
     */
    Exploration again(boolean faults, int depth) {
        meter.bound(Long.MAX_VALUE, depth);
        Exploration runs = subject.explore(faults, meter, Reduction.NONE, means.brief());
        meter.unbound();
        return runs;
    }
}
