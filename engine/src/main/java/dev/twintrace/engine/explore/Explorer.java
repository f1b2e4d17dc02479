package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.Arrays;
import java.util.Optional;

/**
 * Breadth-first search over everything that can happen. Deterministic: states in the order of
 * discovery, actions in the order of the model.
 */
public final class Explorer implements Successors.Sink {
    private static final int FEW = 16;

    private final Successors successors;
    private final Meter meter;
    private final Exploration found;
    private final boolean[] fault;
    private final boolean[] owed;
    private int head;

    /** How many steps from this state were told, by which actions, to which states. */
    private int told;

    private int[] actions = new int[FEW];
    private long[] states = {};
    private int[] indexes = new int[FEW];

    private Explorer(Model model, Successors successors, Meter meter) {
        this.successors = successors;
        this.meter = meter;
        this.found = new Exploration(successors.layout());
        int n = model.actions().size();
        this.fault = new boolean[n];
        this.owed = new boolean[n];
        for (Action a : model.actions()) {
            fault[a.id()] = a.role() == Action.Role.FAULT;
            owed[a.id()] = !fault[a.id()] && !a.daemon();
        }
    }

    /**
     * Explores all runs from a state; stops at a limit or at the first mistake in the file, and
     * says so.
     *
     * @param successors an engine for the model
     * @param initial the cells of the state to start from
     */
    public static Exploration explore(
            Model model, Successors successors, long[] initial, Meter meter) {
        meter.begin();
        Explorer explorer = new Explorer(model, successors, meter);
        try {
            explorer.run(initial);
        } catch (OutOfMemoryError full) {
            // The stores are intact up to the state whose turn it was; their reader needs little.
            explorer.stopAt(meter.heapIsFull());
        }
        return explorer.found;
    }

    private void run(long[] initial) {
        successors.fit(initial);
        found.pack(successors.layout());
        states = new long[FEW * successors.layout().words()];
        successors.layout().pack(initial, states, 0);
        found.states.add(states, 0);
        found.parents.add(0);
        found.actions.add(0);
        while (head < found.size()) {
            if (head == found.nextLevel) {
                found.levels.add(head);
                found.nextLevel = found.size();
            }
            if (stopAt(
                    meter.exhausted(
                            found.size(), found.bytes(), found.size() - head, found.depth()))) {
                return;
            }
            told = 0;
            if (!successors.expand(found.states.page(head), found.states.start(head), this)) {
                found.pack(successors.layout());
                states = new long[FEW * successors.layout().words()];
                continue;
            }
            take();
            if (found.slip.isPresent()) {
                return;
            }
            found.expanded = ++head;
        }
    }

    /** Takes note of all steps from a state. */
    private void take() {
        found.states.addAll(states, told, indexes);
        found.transitions += told;
        boolean end = true;
        for (int i = 0; i < told; i++) {
            int action = actions[i];
            int index = indexes[i];
            end = end && !owed[action];
            if (index >= 0) {
                found.parents.add(head);
                found.actions.add(action);
            } else {
                index = ~index;
            }
            if (!fault[action]) {
                found.graph.edge(index);
            }
        }
        if (found.slip.isEmpty()) {
            found.graph.next();
            if (end) {
                found.ends.set(head);
            }
        }
    }

    private boolean stopAt(boolean stop) {
        if (stop) {
            found.stop(meter.reason());
        }
        return stop;
    }

    @Override
    public void step(int action, long[] packed) {
        int words = successors.layout().words();
        if (told == actions.length) {
            actions = Arrays.copyOf(actions, 2 * told);
            indexes = new int[2 * told];
        }
        if ((told + 1) * words > states.length) {
            states = Arrays.copyOf(states, 2 * states.length);
        }
        System.arraycopy(packed, 0, states, told * words, words);
        actions[told++] = action;
    }

    @Override
    public void mistake(int action, MistakeInFile mistake) {
        if (found.slip.isEmpty()) {
            String message = String.valueOf(mistake.getMessage());
            found.slip = Optional.of(new Exploration.Slip(head, action, mistake.span(), message));
        }
    }
}
