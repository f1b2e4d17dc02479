package dev.twintrace.report.certificate.verify;

import dev.twintrace.report.certificate.Cells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plain searches that take no step that is a fault. */
final class FaultFree {
    /** More states than this are not looked at. */
    static final int MOST = 3_000_000;

    private final StepFunction steps;

    FaultFree(StepFunction steps) {
        this.steps = steps;
    }

    /** All states from here, each with those that it is reached from. */
    private Map<Cells, List<Cells>> from(Cells start) {
        Map<Cells, List<Cells>> reachedFrom = new HashMap<>();
        List<Cells> queue = new ArrayList<>(List.of(start));
        reachedFrom.put(start, new ArrayList<>());
        for (int i = 0; i < queue.size(); i++) {
            Cells state = queue.get(i);
            for (StepFunction.Step step : steps.steps(state)) {
                if (step.fault()) {
                    continue;
                }
                List<Cells> before = reachedFrom.get(step.to());
                if (before == null) {
                    before = new ArrayList<>();
                    reachedFrom.put(step.to(), before);
                    queue.add(step.to());
                }
                before.add(state);
            }
            if (queue.size() > MOST) {
                throw new Rejection(
                        "/text", "more than " + MOST + " states are reached without a fault");
            }
        }
        return reachedFrom;
    }

    /**
     * The outcomes of the runs with all budgets 0.
     *
     * @param good whether all of them have to be good
     */
    Set<List<Long>> outcomes(boolean good) {
        Map<Cells, List<Cells>> reachedFrom = from(steps.initial(false));
        Set<List<Long>> outcomes = new HashSet<>();
        List<Cells> released = new ArrayList<>();
        for (Cells state : reachedFrom.keySet()) {
            if (good
                    && (steps.handedOver(state)
                            || steps.twoOwners(state)
                            || steps.brokenInvariant(state))) {
                throw new Rejection("/text", "a run without faults is not good");
            }
            if (steps.end(state) && steps.finished(state)) {
                released.add(state);
                if (!steps.handedOver(state)) {
                    outcomes.add(steps.outcome(state));
                }
            }
        }
        if (good && spread(released, reachedFrom) < reachedFrom.size()) {
            throw new Rejection("/text", "a run without faults comes to where it is stuck");
        }
        return outcomes;
    }

    /** From how many states one of these is reached. */
    private static int spread(List<Cells> these, Map<Cells, List<Cells>> reachedFrom) {
        Set<Cells> all = new HashSet<>(these);
        List<Cells> queue = new ArrayList<>(these);
        for (int i = 0; i < queue.size(); i++) {
            for (Cells before : reachedFrom.getOrDefault(queue.get(i), List.of())) {
                if (all.add(before)) {
                    queue.add(before);
                }
            }
        }
        return all.size();
    }

    /** Whether from here neither all processes can finish nor an error can be handed over. */
    boolean stuck(Cells state) {
        return from(state).keySet().stream()
                .noneMatch(s -> steps.handedOver(s) || (steps.end(s) && steps.finished(s)));
    }
}
