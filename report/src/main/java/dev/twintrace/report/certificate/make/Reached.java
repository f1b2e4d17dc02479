package dev.twintrace.report.certificate.make;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.report.certificate.Cells;
import dev.twintrace.report.certificate.Certificate.State;
import dev.twintrace.report.certificate.verify.StepFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All states that runs come to, by a plain search in breadth, and how near an end each is. */
final class Reached {
    /** A certificate with more states would be a file of hundreds of megabytes. */
    static final int MOST = 300_000;

    private final StepFunction steps;
    private final List<Cells> states = new ArrayList<>();
    private final Map<Cells, Integer> numbers = new HashMap<>();

    /** By state, those from which a step that is no fault leads to it. */
    private final List<List<Integer>> before = new ArrayList<>();

    private Reached(StepFunction steps) {
        this.steps = steps;
    }

    /** The states of a model with their ranks; empty if there are too many. */
    static Optional<List<State>> by(Model model) {
        Reached reached = new Reached(new StepFunction(model));
        return reached.search() ? Optional.of(reached.ranked()) : Optional.empty();
    }

    private boolean search() {
        number(steps.initial(true));
        for (int s = 0; s < states.size(); s++) {
            for (StepFunction.Step step : steps.steps(states.get(s))) {
                int to = number(step.to());
                if (!step.fault()) {
                    before.get(to).add(s);
                }
            }
            if (states.size() > MOST) {
                return false;
            }
        }
        return true;
    }

    private int number(Cells state) {
        Integer old = numbers.putIfAbsent(state, states.size());
        if (old != null) {
            return old;
        }
        states.add(state);
        before.add(new ArrayList<>());
        return states.size() - 1;
    }

    private List<State> ranked() {
        int[] ranks = new int[states.size()];
        Arrays.fill(ranks, -1);
        List<Integer> queue = new ArrayList<>();
        for (int s = 0; s < ranks.length; s++) {
            if (steps.end(states.get(s)) && steps.finished(states.get(s))) {
                ranks[s] = 0;
                queue.add(s);
            }
        }
        for (int i = 0; i < queue.size(); i++) {
            for (int s : before.get(queue.get(i))) {
                if (ranks[s] < 0) {
                    ranks[s] = ranks[queue.get(i)] + 1;
                    queue.add(s);
                }
            }
        }
        List<State> all = new ArrayList<>();
        for (int s = 0; s < ranks.length; s++) {
            if (ranks[s] < 0) {
                throw new IllegalStateException("a run of a TRANSPARENT protocol is stuck");
            }
            all.add(new State(states.get(s), ranks[s]));
        }
        return List.copyOf(all);
    }
}
