package dev.twintrace.engine.solve;

import dev.twintrace.engine.solve.Frontier.Relaxation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The sets of monotone relaxations over one choice of options. What is impossible with many is so
 * with few, and what is possible with few is so with many.
 */
final class Level {
    private static final Solution NO_TIME =
            new Solution.Unknown("there was no time left", new Solution.Effort(0, 0, 0));

    private final List<Set<Relaxation>> sets;
    private final Map<Set<Relaxation>, Solution> possible = new LinkedHashMap<>();
    private final Map<Set<Relaxation>, Solution> impossible = new LinkedHashMap<>();
    private final Map<Set<Relaxation>, Solution> unknown = new LinkedHashMap<>();

    Level(List<Relaxation> monotone) {
        this.sets = Subsets.of(monotone).reversed();
    }

    /**
     * Looks at all sets of which nothing is known yet, the largest first: it settles the most if it
     * is impossible, and a rule that is found does not use all of it.
     *
     * @param solver says nothing if there is no time left
     */
    void look(Function<Set<Relaxation>, Optional<Solution>> solver) {
        for (Set<Relaxation> some : sets) {
            if (known(some)) {
                continue;
            }
            Solution found =
                    solver.apply(some).orElseGet(() -> unknown.getOrDefault(some, NO_TIME));
            unknown.remove(some);
            switch (found) {
                case Solution.Possible rule -> possible.put(used(some, rule), found);
                case Solution.Impossible _ -> impossible.put(some, found);
                case Solution.Unknown _, Solution.Mistaken _ -> unknown.put(some, found);
            }
        }
        unknown.keySet().removeIf(this::known);
    }

    private boolean known(Set<Relaxation> some) {
        return possible.keySet().stream().anyMatch(some::containsAll)
                || impossible.keySet().stream().anyMatch(i -> i.containsAll(some));
    }

    /** The part of a set that a rule makes use of. */
    private static Set<Relaxation> used(Set<Relaxation> some, Solution.Possible rule) {
        Set<Relaxation> used = new LinkedHashSet<>();
        for (Relaxation r : some) {
            boolean its =
                    switch (r) {
                        case Relaxation.Setting _, Relaxation.Bounded _ -> true;
                        case Relaxation.Granted(var power) -> rule.rules().powers().contains(power);
                    };
            if (its) {
                used.add(r);
            }
        }
        return used;
    }

    /** The sets that were computed, with what came of each. */
    Map<Set<Relaxation>, Solution> computed() {
        Map<Set<Relaxation>, Solution> all = new LinkedHashMap<>(possible);
        all.putAll(impossible);
        all.putAll(unknown);
        return all;
    }

    /** The sets of which nothing is known. */
    Set<Set<Relaxation>> open() {
        return unknown.keySet();
    }

    /** How many sets follow from others. */
    int inferred() {
        return sets.size() - computed().size();
    }
}
