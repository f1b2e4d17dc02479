package dev.twintrace.engine.verdict;

import dev.twintrace.core.RequestId;
import dev.twintrace.engine.explore.Ints;
import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.StateSet;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.verdict.Culprit.Blamed;
import dev.twintrace.engine.verdict.Replay.Sight;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.RunNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * All runs that show a sender the same as a given one, up to a decision: breadth-first over pairs
 * of a state and how much of the view it has shown so far. A step that shows the sender something
 * else leads nowhere.
 */
final class SameView {
    /** Events are made but not looked at: any name does. */
    private static final RunNames NAMELESS =
            new RunNames() {
                private final RequestId someone = new RequestId("", 1);

                @Override
                public RequestId open(int queuePair, int slot) {
                    return someone;
                }

                @Override
                public RequestId request(int queuePair, int slot) {
                    return someone;
                }
            };

    private final Subject subject;
    private final Interpreter interpreter;
    private final List<Sight> view;
    private final Blamed blamed;
    private final Compiled inError;
    private final int[] candidates;
    private final Layout layout;
    private final StateSet pairs;
    private final Ints parents = new Ints();
    private final Ints actions = new Ints();
    private final Ints goals = new Ints();

    /** Searches at once. */
    SameView(Subject subject, List<Sight> view, Blamed blamed, Meter meter) {
        this.subject = subject;
        this.interpreter = subject.interpreter();
        this.view = view;
        this.blamed = blamed;
        this.inError = interpreter.compile(blamed.decision().inError().get(blamed.position()));
        this.candidates =
                subject.model().actions().stream()
                        .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                        .mapToInt(Action::id)
                        .toArray();
        this.layout = subject.successors().layout();
        this.pairs = new StateSet(layout.words() + 1);
        search(meter);
    }

    /**
     * Offers the runs up to the decision in which the request had been executed so often, shortest
     * first, until one is taken.
     */
    <T> Optional<T> first(IntPredicate executed, Function<List<Integer>, Optional<T>> take) {
        for (int g = 0; g < goals.size(); g++) {
            List<Integer> path = path(goals.at(g));
            Replay run = Replay.of(subject.model(), interpreter, path);
            if (executed.test(run.executions(blamed.request(), path.size()))) {
                Optional<T> taken = take.apply(path);
                if (taken.isPresent()) {
                    return taken;
                }
            }
        }
        return Optional.empty();
    }

    private void search(Meter meter) {
        long[] pair = new long[layout.words() + 1];
        long[] state = new long[layout.cells()];
        long[] next = new long[layout.cells()];
        layout.pack(interpreter.initial(true), pair, 0);
        add(pair, 0, 0, -1);
        for (int head = 0; head < pairs.size(); head++) {
            long bytes = pairs.bytes() + parents.bytes() + actions.bytes() + goals.bytes();
            if (meter.exhausted(pairs.size(), bytes, pairs.size() - head, 0)) {
                return;
            }
            pairs.read(head, pair, 0);
            layout.unpack(pair, 0, state);
            int shown = (int) pair[layout.words()];
            if (shown == view.size()
                    && interpreter.enabled(blamed.decision().action(), state)
                    && inError.value(state) != 0) {
                goals.add(head);
            }
            for (int action : candidates) {
                if (interpreter.enabled(action, state)) {
                    System.arraycopy(state, 0, next, 0, state.length);
                    int then = step(action, next, shown);
                    if (then >= 0) {
                        layout.pack(next, pair, 0);
                        add(pair, then, head, action);
                    }
                }
            }
        }
    }

    /** How much of the view is shown after a step; negative if the sender sees something else. */
    private int step(int action, long[] state, int shown) {
        List<Seen> seen;
        try {
            seen = interpreter.observe(action, state, NAMELESS);
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

    private void add(long[] pair, int shown, int parent, int action) {
        pair[layout.words()] = shown;
        if (pairs.add(pair, 0) >= 0) {
            parents.add(parent);
            actions.add(action);
        }
    }

    private List<Integer> path(int pair) {
        List<Integer> path = new ArrayList<>();
        for (int p = pair; p != 0; p = parents.at(p)) {
            path.add(actions.at(p));
        }
        return List.copyOf(path.reversed());
    }
}
