package dev.twintrace.engine.reduce;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Breadth-first search in the obvious way: a map of states, the interpreter, nothing clever. */
final class PlainSearch {
    /** Takes everything. */
    static final Choice ALL =
            (cells, enabled, count, kept) -> {
                Arrays.fill(kept, 0, count, true);
                return false;
            };

    /** What is done lest a step that is left out is left out for ever. */
    enum NoIgnoring {
        /** Nothing. */
        NONE,
        /** A state of which no kept step but faults leads to a newer one is expanded in full. */
        NEWER,
        /**
         * Where runs without faults cannot leave some kept states any more, and one of these has a
         * step that none of them keeps, it is expanded in full.
         */
        COMPONENTS
    }

    final List<long[]> states = new ArrayList<>();
    final BitSet ends = new BitSet();
    final Set<String> mistakes = new HashSet<>();
    final BitSet marks = new BitSet();
    final List<int[]> next = new ArrayList<>();
    boolean tooLarge;

    private final Model model;
    private final Interpreter interpreter;
    private final Choice choice;
    private final NoIgnoring rule;
    private final int most;
    private final Map<LongBuffer, Integer> indexes = new HashMap<>();
    private final List<int[]> leftOut = new ArrayList<>();
    private final List<int[]> taken = new ArrayList<>();

    private PlainSearch(Model model, Choice choice, NoIgnoring rule, int most) {
        this.model = model;
        this.interpreter = new Interpreter(model);
        this.choice = choice;
        this.rule = rule;
        this.most = most;
    }

    /** All that can be reached from the initial state, with faults; stops at so many states. */
    static PlainSearch of(Model model, Choice choice, NoIgnoring rule, int most) {
        PlainSearch search = new PlainSearch(model, choice, rule, most);
        search.index(search.interpreter.initial(true));
        search.run();
        return search;
    }

    private int index(long[] state) {
        Integer old = indexes.putIfAbsent(LongBuffer.wrap(state), states.size());
        if (old != null) {
            return old;
        }
        states.add(state);
        return states.size() - 1;
    }

    boolean has(long[] state) {
        return indexes.containsKey(LongBuffer.wrap(state));
    }

    private void run() {
        do {
            while (next.size() < states.size() && !tooLarge) {
                expand(next.size());
                tooLarge = states.size() > most;
            }
        } while (!tooLarge && rule == NoIgnoring.COMPONENTS && expandIgnored());
        for (int m = 0; m < model.marks().size(); m++) {
            marks.set(m, interpreter.marked(m));
        }
    }

    int[] enabled(long[] state) {
        return model.actions().stream()
                .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                .mapToInt(Action::id)
                .filter(a -> interpreter.enabled(a, state))
                .toArray();
    }

    private boolean fault(int action) {
        return model.actions().get(action).role() == Action.Role.FAULT;
    }

    private boolean owed(int action) {
        return !fault(action) && !model.actions().get(action).daemon();
    }

    private void expand(int s) {
        int[] enabled = enabled(states.get(s));
        boolean[] kept = new boolean[enabled.length];
        choice.choose(states.get(s), enabled, enabled.length, kept);
        if (Arrays.stream(enabled).noneMatch(this::owed)) {
            ends.set(s);
        }
        List<Integer> out = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        next.add(new int[0]);
        boolean newer = false;
        for (int i = 0; i < enabled.length; i++) {
            if (kept[i]) {
                done.add(enabled[i]);
                newer |= take(s, enabled[i]) > s;
            } else {
                out.add(enabled[i]);
            }
        }
        if (rule == NoIgnoring.NEWER && !newer && !out.isEmpty()) {
            out.forEach(a -> take(s, a));
            done.addAll(out);
            out.clear();
        }
        leftOut.add(out.stream().mapToInt(Integer::intValue).toArray());
        taken.add(done.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The index of the state after a step that is no fault and no mistake, otherwise -1. */
    private int take(int s, int action) {
        long[] after = states.get(s).clone();
        try {
            interpreter.apply(action, after);
        } catch (MistakeInFile mistake) {
            mistakes.add(String.valueOf(mistake.getMessage()));
            return -1;
        }
        int to = index(after);
        if (fault(action)) {
            return -1;
        }
        int[] old = next.get(s);
        int[] more = Arrays.copyOf(old, old.length + 1);
        more[old.length] = to;
        next.set(s, more);
        return to;
    }

    private boolean expandIgnored() {
        boolean any = false;
        for (List<Integer> component : new Components(next).terminal()) {
            Set<Integer> done = new HashSet<>();
            component.forEach(s -> Arrays.stream(taken.get(s)).forEach(done::add));
            int first =
                    component.stream()
                            .filter(s ->
                                    Arrays.stream(leftOut.get(s)).anyMatch(a -> !done.contains(a)))
                            .mapToInt(Integer::intValue)
                            .min()
                            .orElse(-1);
            if (first >= 0) {
                for (int a : leftOut.get(first)) {
                    take(first, a);
                }
                taken.set(first, enabled(states.get(first)));
                leftOut.set(first, new int[0]);
                any = true;
            }
        }
        return any;
    }
}
