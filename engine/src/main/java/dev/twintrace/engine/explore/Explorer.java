package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.Optional;

/**
 * Breadth-first search over everything that can happen. Deterministic: states in the order of
 * discovery, actions in the order of the model.
 */
public final class Explorer implements Successors.Sink {
    private final Successors successors;
    private final Meter meter;
    private final Exploration found;
    private final boolean[] fault;
    private final boolean[] owed;
    private int head;
    private boolean end;

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
        long[] packed = new long[successors.layout().words()];
        successors.layout().pack(initial, packed, 0);
        found.states.add(packed, 0);
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
            found.states.read(head, packed, 0);
            if (!expand(packed)) {
                found.pack(successors.layout());
                packed = new long[successors.layout().words()];
                continue;
            }
            if (found.slip.isPresent()) {
                return;
            }
            found.graph.next();
            if (end) {
                found.ends.set(head);
            }
            found.expanded = head + 1;
            head++;
        }
    }

    /** Takes note of all steps from a state; none, if they have to be told again. */
    private boolean expand(long[] packed) {
        long transitions = found.transitions;
        end = true;
        if (successors.expand(packed, 0, this)) {
            return true;
        }
        // States that are new by these steps stay: the same steps find them again.
        found.transitions = transitions;
        found.graph.forget();
        return false;
    }

    private boolean stopAt(boolean stop) {
        if (stop) {
            found.stop(meter.reason());
        }
        return stop;
    }

    @Override
    public void step(int action, long[] packed) {
        found.transitions++;
        end = end && !owed[action];
        int index = found.states.add(packed, 0);
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

    @Override
    public void mistake(int action, MistakeInFile mistake) {
        if (found.slip.isEmpty()) {
            String message = String.valueOf(mistake.getMessage());
            found.slip = Optional.of(new Exploration.Slip(head, action, mistake.span(), message));
        }
    }
}
