package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.solve.OpenModel.Position;
import dev.twintrace.engine.solve.OpenModel.ViewKey;
import dev.twintrace.engine.solve.Solution.Refutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through a refutation again: each run is a run and goes wrong as it is said to; and no
 * decision function avoids all of them. A run rules out the functions that decide as it does; of a
 * choice, whichever way a function takes at one of the decisions that all its ways go through, it
 * is ruled out; of the whole, every function is.
 */
final class Proof {
    private final OpenModel open;
    private final Set<List<Long>> reference;
    private final int mostStates;

    /** Of a model that has at most so many states. */
    Proof(OpenModel open, int mostStates) {
        this.open = open;
        this.mostStates = mostStates;
        this.reference = open.reference(mostStates);
    }

    /** That no function of what a sender sees, as the events tell it, is good. */
    void check(Refutation refutation) {
        assertThat(decisions(refutation)).as("what is left to decide").isEmpty();
    }

    /** That the runs are runs and go wrong. */
    void checkRuns(Refutation refutation) {
        switch (refutation) {
            case Refutation.Run run -> run(run);
            case Refutation.Choice choice -> choice.ways().forEach(way -> checkRuns(way.because()));
        }
    }

    /** Decisions that are not to be made all together. */
    private Map<ViewKey, Integer> decisions(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Run run -> run(run);
            case Refutation.Choice choice -> {
                List<Map<ViewKey, Integer>> cases =
                        choice.ways().stream().map(way -> decisions(way.because())).toList();
                Set<ViewKey> common = new HashSet<>(cases.getFirst().keySet());
                common.removeIf(key -> !decides(key, choice, cases));
                assertThat(common).as("decisions that are refuted either way").isNotEmpty();
                // Mostly there is one; of several, those with the other ways beside are no help.
                yield common.stream()
                        .map(key -> without(key, cases))
                        .filter(rest -> rest.values().stream().noneMatch(w -> w == CONTRADICTION))
                        .findFirst()
                        .orElseThrow();
            }
        };
    }

    private static final int CONTRADICTION = -1;

    private boolean decides(
            ViewKey key, Refutation.Choice choice, List<Map<ViewKey, Integer>> cases) {
        boolean all = key.queuePair() == choice.queuePair() && open.ways(key) == cases.size();
        for (int w = 0; w < cases.size(); w++) {
            all &= cases.get(w).getOrDefault(key, CONTRADICTION) == w;
        }
        return all;
    }

    private static Map<ViewKey, Integer> without(ViewKey key, List<Map<ViewKey, Integer>> cases) {
        Map<ViewKey, Integer> rest = new HashMap<>();
        for (Map<ViewKey, Integer> one : cases) {
            one.forEach((k, way) -> rest.merge(k, way, (a, b) -> a.equals(b) ? a : CONTRADICTION));
        }
        rest.remove(key);
        return rest;
    }

    /** Makes the run again; the decisions that it needs. */
    private Map<ViewKey, Integer> run(Refutation.Run run) {
        Map<ViewKey, Integer> decisions = new HashMap<>();
        Position p = open.start();
        List<String> names = new ArrayList<>();
        for (int action : run.actions()) {
            names.add(open.model.actions().get(action).name());
            assertThat(open.enabled(OpenModel.cells(p.state()))).as("%s", names).contains(action);
            Position here = p;
            open.made(p, action)
                    .ifPresent(made -> {
                        assertThat(decisions.getOrDefault(made.key(), made.way()))
                                .as("%s after %s decides as before", made, here)
                                .isEqualTo(made.way());
                        decisions.put(made.key(), made.way());
                    });
            p = open.after(p, action);
        }
        assertThat(run.trace().steps()).hasSameSizeAs(run.actions());
        boolean stuck = !run.under().isEmpty() && stuck(p, run.under(), decisions);
        assertThat(stuck || wrong(run, OpenModel.cells(p.state())))
                .as("%s %s", run.wrong(), names)
                .isTrue();
        return decisions;
    }

    /** Whether no good end follows without faults, as long as it is decided like this. */
    private boolean stuck(
            Position end, List<Refutation.Decided> under, Map<ViewKey, Integer> decisions) {
        Map<ViewKey, Integer> decided = new HashMap<>();
        for (Refutation.Decided d : under) {
            List<OpenModel.Sight> view =
                    d.seen().stream()
                            .map(s -> new OpenModel.Sight(s.code(), s.observed()))
                            .toList();
            ViewKey key = new ViewKey(d.queuePair(), view, d.decision());
            int way = open.wayOf(key, d.way());
            assertThat(decisions.getOrDefault(key, way)).as("%s decided twice", key).isEqualTo(way);
            decided.put(key, way);
        }
        decisions.putAll(decided);
        Set<Position> known = new HashSet<>(Set.of(end));
        List<Position> queue = new ArrayList<>(known);
        for (int at = 0; at < queue.size(); at++) {
            Position p = queue.get(at);
            long[] state = OpenModel.cells(p.state());
            if (open.handedOver(state) || open.finished(state) || at > mostStates) {
                return false;
            }
            for (int a : open.enabled(state)) {
                boolean taken =
                        open.made(p, a)
                                .map(m -> decided.getOrDefault(m.key(), m.way()) == m.way())
                                .orElse(true);
                if (taken && !open.fault(a) && known.add(open.after(p, a))) {
                    queue.add(open.after(p, a));
                }
            }
        }
        return true;
    }

    private boolean wrong(Refutation.Run run, long[] last) {
        if (run.wrong().isEmpty()) {
            return open.handedOver(last);
        }
        return switch (run.wrong().get()) {
            case ERROR_HANDED_OVER, CRASH_OUTCOME -> open.handedOver(last);
            case INVARIANT -> open.brokenInvariant(last);
            case TWO_OWNERS -> open.twoOwners(last);
            case OUTCOME -> open.finished(last) && !reference.contains(open.outcome(last));
            case STUCK, STUCK_AND_WRONG ->
                    open.runs(last, false, mostStates).stream().noneMatch(open::finished);
        };
    }
}
