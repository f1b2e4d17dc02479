package dev.twintrace.report.certificate.verify;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.report.certificate.Cells;
import dev.twintrace.report.certificate.Certificate.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Checks that states are closed under the steps of a model, that none is bad, and that from each a
 * good end is near: runs cannot leave the set, so they cannot go wrong.
 */
final class RuleCheck {
    private final StepFunction steps;
    private final Set<List<Long>> outcomes;
    private final List<State> states;
    private final Map<Cells, Integer> numbers = new HashMap<>();

    /** How many states the steps so far lead to. */
    private int found = 1;

    RuleCheck(Model closed, List<State> states) {
        this.steps = new StepFunction(closed);
        this.outcomes = new FaultFree(steps).outcomes(true);
        this.states = states;
    }

    void check() {
        if (states.isEmpty() || !states.getFirst().cells().equals(steps.initial(true))) {
            throw new Rejection("/states/0", "this is not the initial state");
        }
        for (int s = 0; s < states.size(); s++) {
            if (numbers.put(states.get(s).cells(), s) != null) {
                throw new Rejection(at(s), "this state is there twice");
            }
        }
        for (int s = 0; s < states.size(); s++) {
            if (s == found) {
                throw new Rejection(at(s), "no step leads to this state");
            }
            state(s);
        }
    }

    private static String at(int state) {
        return "/states/" + state;
    }

    private void state(int s) {
        Cells cells = states.get(s).cells();
        boolean over = steps.end(cells) && steps.finished(cells);
        if (steps.handedOver(cells)) {
            throw new Rejection(at(s), "an error was handed over here");
        }
        if (steps.twoOwners(cells)) {
            throw new Rejection(at(s), "a section has two owners here");
        }
        if (steps.brokenInvariant(cells)) {
            throw new Rejection(at(s), "an `always` is false here");
        }
        if (over && !outcomes.contains(steps.outcome(cells))) {
            throw new Rejection(at(s), "no run without faults has this outcome");
        }
        int rank = over ? 0 : 1 + nearest(s).orElseThrow(() -> stuck(s));
        if (over) {
            nearest(s);
        }
        if (states.get(s).rank() != rank) {
            throw new Rejection(
                    at(s) + "/rank", "the states that follow give this one the rank " + rank);
        }
    }

    private static Rejection stuck(int s) {
        return new Rejection(at(s), "no step but a fault leads on from here");
    }

    /** The least rank that a step leads to; each step has to lead to a state of the list. */
    private OptionalInt nearest(int s) {
        OptionalInt least = OptionalInt.empty();
        for (StepFunction.Step step : steps(s)) {
            Integer to = numbers.get(step.to());
            String name = steps.model().actions().get(step.action()).name();
            if (to == null) {
                throw new Rejection(at(s), "`" + name + "` leads out of the states");
            }
            if (to > found) {
                throw new Rejection(
                        at(found), "state " + to + ", where `" + name + "` leads, comes first");
            }
            found = Math.max(found, to + 1);
            if (!step.fault()) {
                int rank = states.get(to).rank();
                least = OptionalInt.of(Math.min(rank, least.orElse(rank)));
            }
        }
        return least;
    }

    private List<StepFunction.Step> steps(int s) {
        try {
            return steps.steps(states.get(s).cells());
        } catch (MistakeInFile mistake) {
            throw new Rejection(
                    at(s), "a step shows a mistake in the file: " + mistake.getMessage());
        }
    }
}
