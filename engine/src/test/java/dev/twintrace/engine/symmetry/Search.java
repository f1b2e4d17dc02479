package dev.twintrace.engine.symmetry;

import dev.twintrace.core.Damage;
import dev.twintrace.engine.explore.Representative;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The obvious search, over the interpreter and hash maps; and what it finds, as plainly. */
final class Search {
    private final Model model;
    private final Interpreter interpreter;
    private final Set<State> states = new LinkedHashSet<>();
    private final Map<State, Set<State>> before = new HashMap<>();
    private final Set<State> ends = new HashSet<>();
    private final Set<State> mistakes = new HashSet<>();
    private final IdentityHashMap<Term, Interpreter.Compiled> compiled = new IdentityHashMap<>();
    private boolean tooLarge;

    private Search(Model model) {
        this.model = model;
        this.interpreter = new Interpreter(model);
    }

    /** Searches; gives up past so many states. */
    static Search of(Model model, Representative representative, boolean faults, int most) {
        Search search = new Search(model);
        search.run(representative, faults, most);
        return search;
    }

    private void run(Representative representative, boolean faults, int most) {
        long[] first = interpreter.initial(faults);
        representative.of(first);
        Deque<State> queue = new ArrayDeque<>();
        states.add(new State(first));
        queue.add(new State(first));
        while (!queue.isEmpty() && !tooLarge) {
            State state = queue.remove();
            boolean end = true;
            for (Action a : model.actions()) {
                long[] cells = state.cells();
                if (a.role() == Action.Role.ALTERNATIVE || !interpreter.enabled(a.id(), cells)) {
                    continue;
                }
                end &= a.role() == Action.Role.FAULT || a.daemon();
                try {
                    interpreter.apply(a.id(), cells);
                } catch (MistakeInFile mistake) {
                    mistakes.add(state);
                    continue;
                }
                representative.of(cells);
                State next = new State(cells);
                if (a.role() != Action.Role.FAULT) {
                    before.computeIfAbsent(next, _ -> new HashSet<>()).add(state);
                }
                if (states.add(next)) {
                    queue.add(next);
                }
            }
            if (end) {
                ends.add(state);
            }
            tooLarge = states.size() > most;
        }
    }

    /** Cells that are compared by their values; nobody changes them. */
    static final class State {
        private final long[] cells;
        private final int hash;

        State(long[] cells) {
            this.cells = cells.clone();
            this.hash = Arrays.hashCode(cells);
        }

        long[] cells() {
            return cells.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State s && Arrays.equals(cells, s.cells);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    boolean tooLarge() {
        return tooLarge;
    }

    Set<State> states() {
        return states;
    }

    /** The marks of all steps. */
    BitSet marks() {
        BitSet marks = new BitSet();
        for (int m = 0; m < model.marks().size(); m++) {
            marks.set(m, interpreter.marked(m));
        }
        return marks;
    }

    private long value(Term term, State state) {
        return compiled.computeIfAbsent(term, interpreter::compile).value(state.cells);
    }

    /**
     * What a verdict looks at in a state.
     *
     * @param broken how many invariants do not hold
     * @param stuck without a further fault, neither can all processes finish nor is an error handed
     *     over
     */
    record Fact(
            Set<Damage> damage,
            boolean handedOver,
            boolean twoOwners,
            long broken,
            boolean end,
            boolean finished,
            boolean stuck,
            boolean mistake) {}

    /** The facts of all states. */
    Set<Fact> facts() {
        Set<State> released = new HashSet<>();
        for (State s : states) {
            if (handedOver(s) || (ends.contains(s) && finished(s))) {
                released.add(s);
            }
        }
        Deque<State> left = new ArrayDeque<>(released);
        while (!left.isEmpty()) {
            for (State s : before.getOrDefault(left.remove(), Set.of())) {
                if (released.add(s)) {
                    left.add(s);
                }
            }
        }
        Set<Fact> facts = new HashSet<>();
        for (State s : states) {
            Set<Damage> damage = new HashSet<>();
            model.damage()
                    .forEach((d, v) -> {
                        if (s.cells[v.offset()] != 0) {
                            damage.add(d);
                        }
                    });
            facts.add(
                    new Fact(
                            damage,
                            handedOver(s),
                            value(model.twoOwners(), s) != 0,
                            model.invariants().stream().filter(i -> value(i, s) == 0).count(),
                            ends.contains(s),
                            finished(s),
                            !released.contains(s),
                            mistakes.contains(s)));
        }
        return facts;
    }

    private boolean handedOver(State s) {
        return s.cells[model.handedOver().offset()] != 0;
    }

    private boolean finished(State s) {
        return model.outcome().processes().stream().allMatch(p -> value(p.finished(), s) != 0);
    }

    /** The outcomes of all ends, and of all that is an image of one under the symmetry. */
    Set<List<Long>> outcomes(Symmetry symmetry) {
        Set<List<Long>> outcomes = new HashSet<>();
        ends.forEach(s -> symmetry.forEachImage(s.cells(), image -> outcomes.add(outcome(image))));
        return outcomes;
    }

    private List<Long> outcome(long[] cells) {
        State s = new State(cells);
        List<Long> outcome = new ArrayList<>();
        for (Model.ProcessTerms p : model.outcome().processes()) {
            outcome.add(value(p.finished(), s));
            outcome.add(value(p.failed(), s));
            outcome.add(value(p.count(), s));
            int from = p.consumed().offset();
            for (int i = from; i < from + p.consumed().length(); i++) {
                outcome.add(cells[i]);
            }
        }
        model.outcome().memory().forEach(t -> outcome.add(value(t, s)));
        return outcome;
    }
}
