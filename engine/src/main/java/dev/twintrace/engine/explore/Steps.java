package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.store.Ints;

/**
 * All steps between the states of an exploration that is complete and left out nothing, faults
 * included: what an exploration itself does not keep, as most never ask.
 */
public final class Steps {
    private final Ints first = new Ints();
    private final Ints actions = new Ints();
    private final Ints targets = new Ints();

    private Steps() {}

    /**
     * Takes all steps once more.
     *
     * @param successors the engine that the exploration was made with, not used for another one
     *     since
     */
    public static Steps of(Exploration runs, Successors successors) {
        Steps steps = new Steps();
        States states = runs.states;
        long[] packed = new long[states.layout().words()];
        successors.use(states.layout());
        Successors.Sink sink =
                new Successors.Sink() {
                    @Override
                    public void step(int action, long[] after) {
                        int target = states.add(states.key(after, 0));
                        if (target >= 0) {
                            throw new IllegalStateException("a state that was not found");
                        }
                        steps.actions.add(action);
                        steps.targets.add(~target);
                    }

                    @Override
                    public void mistake(int action, MistakeInFile mistake) {
                        throw new IllegalStateException("an exploration with a mistake");
                    }
                };
        for (int s = 0; s < runs.size(); s++) {
            steps.first.add((int) steps.actions.size());
            states.read(states.key(s), packed, 0);
            successors.expand(packed, 0, sink);
        }
        steps.first.add((int) steps.actions.size());
        return steps;
    }

    /** The number of a state's first step; its last is the one before the next state's first. */
    public int first(int state) {
        return first.at(state);
    }

    /** How many steps there are. */
    public int size() {
        return (int) actions.size();
    }

    /** The action that a step is. */
    public int action(int step) {
        return actions.at(step);
    }

    /** The state after a step. */
    public int target(int step) {
        return targets.at(step);
    }
}
