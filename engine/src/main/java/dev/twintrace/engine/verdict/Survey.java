package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Outcome;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all runs come to: which conclusions hold, which classes of damage bad runs have, and a
 * shortest run for each. It holds no states, so the exploration can be forgotten.
 */
record Survey(Set<Conclusion> conclusions, Set<Damage> damage, List<Exhibit> exhibits) {

    /**
     * A run to show, by its actions.
     *
     * @param company as in {@link Finding}
     */
    record Exhibit(
            Conclusion conclusion,
            Optional<Damage> damage,
            Set<Damage> company,
            List<Integer> actions,
            Wrong wrong,
            Outcome outcome) {
        private boolean showsTheSameAs(Exhibit other) {
            return conclusion == other.conclusion && damage.equals(other.damage);
        }
    }

    /** The most steps that a run has that is shown. */
    int depth() {
        return exhibits.stream().mapToInt(e -> e.actions().size()).max().orElse(0);
    }

    /**
     * The same after a look at the runs of as many steps without any reduction, where a run may be
     * shorter and a class may show that always has others beside it in those that were kept.
     */
    Survey with(Survey unreduced) {
        Set<Conclusion> all = EnumSet.noneOf(Conclusion.class);
        all.addAll(conclusions);
        all.addAll(unreduced.conclusions);
        Set<Damage> classes = EnumSet.noneOf(Damage.class);
        classes.addAll(damage);
        classes.addAll(unreduced.damage);
        List<Exhibit> shown = new ArrayList<>(unreduced.exhibits);
        for (Exhibit mine : exhibits) {
            if (unreduced.exhibits.stream().noneMatch(mine::showsTheSameAs)) {
                shown.add(mine);
            }
        }
        shown.sort(
                Comparator.<Exhibit, Conclusion>comparing(Exhibit::conclusion)
                        .reversed()
                        .thenComparing(e -> e.damage().map(Damage::ordinal).orElse(-1)));
        return new Survey(all, classes, List.copyOf(shown));
    }

    /** Looks at all states. */
    static Survey of(Exploration runs, Reading reading, Judgement judgement) {
        return new Surveyor(runs, reading, judgement).survey();
    }

    /** The best state to show for something. */
    private static final class Best {
        private static final int NONE = -1;
        private int state = NONE;
        private int rank;

        /** Lower ranks are better; of equal ones the first stays. */
        void offer(int candidate, int rankOfIt) {
            if (state == NONE || rankOfIt < rank) {
                state = candidate;
                rank = rankOfIt;
            }
        }
    }

    private static final class Surveyor {
        private final Exploration runs;
        private final Reading reading;
        private final Judgement judgement;
        private final Map<Damage, Best> bad = new EnumMap<>(Damage.class);
        private final Map<Damage, Set<Damage>> together = new EnumMap<>(Damage.class);
        private final Best stuck = new Best();
        private final Best failed = new Best();
        private final long[] state;

        Surveyor(Exploration runs, Reading reading, Judgement judgement) {
            this.runs = runs;
            this.reading = reading;
            this.judgement = judgement;
            this.state = new long[reading.cells()];
        }

        Survey survey() {
            for (int s = 0; s < runs.size(); s++) {
                Optional<Wrong> wrong = judgement.wrong(s);
                if (wrong.isEmpty()) {
                    continue;
                }
                boolean unsafe = Judgement.unsafe(wrong.get());
                if (unsafe) {
                    offerBad(s);
                }
                if (judgement.stuck(s)) {
                    // An end says more than a state on the way to it, though it lies farther.
                    stuck.offer(s, runs.end(s) ? 0 : 1);
                }
                if (judgement.failed(s)) {
                    failed.offer(s, unsafe ? 1 : 0);
                }
            }
            return result();
        }

        private void offerBad(int s) {
            runs.read(s, state);
            Set<Damage> classes = damages(state);
            int depth = runs.depthOf(s);
            for (Damage damage : classes) {
                together.computeIfAbsent(damage, d -> EnumSet.copyOf(classes)).retainAll(classes);
                Best best = bad.computeIfAbsent(damage, d -> new Best());
                if (best.state == Best.NONE || runs.depthOf(best.state) == depth) {
                    // The fewer classes a run has, the clearer it shows this one.
                    best.offer(s, classes.size());
                }
            }
        }

        private Set<Damage> damages(long[] state) {
            Set<Damage> classes = reading.damage(state);
            return classes.isEmpty() ? EnumSet.of(Damage.OTHER) : classes;
        }

        /**
         * Classes that all bad runs of this class have as well, while they make runs bad without
         * it: what it has done by itself no run tells. Two owners are no cause, but what is bad.
         */
        private Set<Damage> company(Damage damage) {
            Set<Damage> company = EnumSet.noneOf(Damage.class);
            for (Damage other : together.getOrDefault(damage, Set.of())) {
                boolean without =
                        !together.getOrDefault(other, Set.of()).contains(damage)
                                && other != Damage.TWO_OWNERS;
                if (other != damage && without) {
                    company.add(other);
                }
            }
            return company;
        }

        private Survey result() {
            Set<Conclusion> conclusions = EnumSet.noneOf(Conclusion.class);
            List<Exhibit> exhibits = new ArrayList<>();
            bad.forEach((damage, best) ->
                    exhibits.add(exhibit(Conclusion.UNSAFE, Optional.of(damage), best.state)));
            if (!bad.isEmpty()) {
                conclusions.add(Conclusion.UNSAFE);
            }
            if (stuck.state != Best.NONE) {
                conclusions.add(Conclusion.STUCK);
                exhibits.add(exhibit(Conclusion.STUCK, Optional.empty(), stuck.state));
            }
            if (failed.state != Best.NONE) {
                conclusions.add(Conclusion.FAIL_STOP);
                exhibits.add(exhibit(Conclusion.FAIL_STOP, Optional.empty(), failed.state));
            }
            return new Survey(conclusions, bad.keySet(), exhibits);
        }

        private Exhibit exhibit(Conclusion conclusion, Optional<Damage> damage, int s) {
            Wrong wrong = judgement.wrong(s).orElseThrow();
            runs.read(s, state);
            Set<Damage> company = damage.map(this::company).orElse(Set.of());
            return new Exhibit(
                    conclusion, damage, company, runs.path(s), wrong, reading.outcome(state));
        }
    }
}
