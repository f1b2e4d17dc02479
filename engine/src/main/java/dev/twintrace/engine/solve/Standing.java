package dev.twintrace.engine.solve;

import dev.twintrace.engine.solve.Frontier.Lattice;
import dev.twintrace.engine.solve.Frontier.Point;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.protocol.tree.Failover.Power;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How it stands with one set of relaxations of a lattice: what was computed of it, or what follows
 * from other sets with the same options. What is possible with some bounded originals and powers is
 * so with more, what is impossible with some is so with fewer; nothing follows from one value of an
 * option for another.
 */
public sealed interface Standing {
    /** The set. */
    Set<Relaxation> with();

    /**
     * Some rule works.
     *
     * @param by a computed set, this one or a smaller one, with its rule
     */
    record Possible(Set<Relaxation> with, Point by) implements Standing {
        /** Whether it does not only follow. */
        public boolean computed() {
            return by.with().equals(with);
        }
    }

    /**
     * No rule works.
     *
     * @param by a computed set, this one or a larger one, with its refutation
     * @param extent which rules it is shown for
     */
    record Impossible(Set<Relaxation> with, Point by, Extent extent) implements Standing {
        /** Whether it does not only follow. */
        public boolean computed() {
            return by.with().equals(with);
        }
    }

    /**
     * It is not known.
     *
     * @param tried what the search for it ended with, if it began
     */
    record Open(Set<Relaxation> with, Optional<Point> tried) implements Standing {}

    /** Looks a set up; its options not named are at their strict values. */
    static Standing of(Lattice lattice, Set<Relaxation> with) {
        List<Point> alike =
                lattice.points().stream()
                        .filter(p -> options(p.with()).equals(options(with)))
                        .toList();
        Optional<Point> possible =
                alike.stream()
                        .filter(p -> p.solution() instanceof Solution.Possible)
                        .filter(p -> with.containsAll(p.with()))
                        .reduce((a, b) -> b.with().equals(with) ? b : a);
        if (possible.isPresent()) {
            return new Possible(with, possible.get());
        }
        Optional<Impossible> impossible =
                alike.stream()
                        .filter(p -> p.with().containsAll(with))
                        .flatMap(p ->
                                p.solution() instanceof Solution.Impossible its
                                        ? Optional.of(impossible(with, p, its)).stream()
                                        : Optional.<Impossible>empty().stream())
                        .reduce(Standing::telling);
        return impossible
                .<Standing>map(i -> i)
                .orElseGet(() ->
                        new Open(
                                with,
                                alike.stream().filter(p -> p.with().equals(with)).findFirst()));
    }

    private static Set<Relaxation> options(Set<Relaxation> with) {
        return with.stream()
                .filter(Relaxation.Setting.class::isInstance)
                .collect(Collectors.toSet());
    }

    /** Without the power to probe there are no other rules than those that do not. */
    private static Impossible impossible(
            Set<Relaxation> with, Point by, Solution.Impossible solution) {
        boolean probes = with.contains(new Relaxation.Granted(Power.PROBE));
        return new Impossible(with, by, probes ? solution.extent() : Extent.ALL);
    }

    /** Of two proofs the one for more rules; of equals the one that was computed for this set. */
    private static Impossible telling(Impossible one, Impossible other) {
        if (one.extent() != other.extent()) {
            return one.extent() == Extent.ALL ? one : other;
        }
        return other.computed() ? other : one;
    }
}
