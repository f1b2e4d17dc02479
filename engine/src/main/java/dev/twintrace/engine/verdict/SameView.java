package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.store.Ints;
import dev.twintrace.engine.store.StateSet;
import dev.twintrace.engine.verdict.Culprit.Blamed;
import dev.twintrace.engine.verdict.Replay.Sight;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.RunNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All runs that show a sender the same as a given one, up to a decision: breadth-first over pairs
 * of a state and how much of the view it has shown so far. A step that shows the sender something
 * else leads nowhere. The runs may be asked to start with some of the given run's steps.
 */
final class SameView {
    private final Interpreter interpreter;
    private final List<Sight> view;
    private final Blamed blamed;
    private final Compiled inError;
    private final int[] candidates;
    private final Layout layout;
    private final StateSet pairs;
    private final Ints parents = new Ints();
    private final Ints actions = new Ints();
    private final Meter meter;
    private final List<Integer> start;
    private final long[] pair;
    private final long[] state;
    private final long[] next;
    private int head;

    /**
     * Prepares the search.
     *
     * @param start how the runs start: as the given one does
     * @param shown how much of the view these first steps show
     */
    SameView(
            Subject subject,
            List<Sight> view,
            Blamed blamed,
            List<Integer> start,
            int shown,
            Meter meter) {
        this.interpreter = subject.interpreter();
        this.view = view;
        this.blamed = blamed;
        this.inError = interpreter.compile(blamed.decision().inError().get(blamed.position()));
        this.candidates =
                subject.model().actions().stream()
                        .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                        .mapToInt(Action::id)
                        .toArray();
        this.layout = new Layout(subject.model().variables());
        this.pairs = new StateSet(layout.words() + 1);
        this.meter = meter;
        this.pair = new long[layout.words() + 1];
        this.state = new long[layout.cells()];
        this.next = new long[layout.cells()];
        this.start = start;
        layout.pack(Replay.of(subject.model(), interpreter, start).last(), pair, 0);
        add(shown, 0, -1);
        meter.begin();
    }

    /** The next shortest run up to the decision; empty once there are no more within the limits. */
    Optional<List<Integer>> nextRun() {
        while (head < pairs.size()) {
            long bytes = pairs.bytes() + parents.bytes() + actions.bytes();
            if (meter.full(bytes) || meter.exhausted(pairs.size(), pairs.size() - head, 0, 0)) {
                return Optional.empty();
            }
            int current = head++;
            if (expand(current)) {
                return Optional.of(path(current));
            }
        }
        return Optional.empty();
    }

    /** Takes all steps that keep to the view; whether the decision can be taken here. */
    private boolean expand(int current) {
        pairs.read(current, pair, 0);
        layout.unpack(pair, 0, state);
        int shown = (int) pair[layout.words()];
        for (int action : candidates) {
            if (interpreter.enabled(action, state)) {
                System.arraycopy(state, 0, next, 0, state.length);
                int then = step(action, next, shown);
                if (then >= 0) {
                    layout.pack(next, pair, 0);
                    add(then, current, action);
                }
            }
        }
        return shown == view.size()
                && interpreter.enabled(blamed.decision().action(), state)
                && inError.value(state) != 0;
    }

    /** How much of the view is shown after a step; negative if the sender sees something else. */
    private int step(int action, long[] changed, int shown) {
        List<Seen> seen;
        try {
            seen = interpreter.observe(action, changed, RunNames.NAMELESS);
        } catch (MistakeInFile mistake) {
            return -1;
        }
        int position = shown;
        for (Seen item : seen) {
            if (item.view() == blamed.decision().queuePair()) {
                if (position == view.size() || !view.get(position).equals(Sight.of(item))) {
                    return -1;
                }
                position++;
            }
        }
        return position;
    }

    private void add(int shown, int parent, int action) {
        pair[layout.words()] = shown;
        if (pairs.add(pair, 0) >= 0) {
            parents.add(parent);
            actions.add(action);
        }
    }

    private List<Integer> path(int last) {
        List<Integer> path = new ArrayList<>();
        for (int p = last; p != 0; p = parents.at(p)) {
            path.add(actions.at(p));
        }
        List<Integer> run = new ArrayList<>(start);
        run.addAll(path.reversed());
        return List.copyOf(run);
    }
}
