package dev.twintrace.engine.solve;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model with open decisions as docs/semantics.md, sections 7 and 8, have it: its steps, what
 * senders see of them, ends and outcomes. On the interpreter alone, and as plain as can be.
 */
final class OpenModel {
    final Model model;
    private final Interpreter interpreter;
    private final Map<Integer, Opened> opened = new HashMap<>();

    /** The way of an opening that an action is. */
    private record Opened(Model.Opening opening, int way) {}

    /** One thing that a sender saw. */
    record Sight(int code, List<Long> observed) {}

    /** A state, and for each queue pair what its sender saw until then. */
    record Position(List<Long> state, List<List<Sight>> views) {}

    /** What a decision may depend on. */
    record ViewKey(int queuePair, List<Sight> view, int decision) {}

    /** A decision that is made. */
    record Made(ViewKey key, int way) {}

    /** There are more states than are asked for. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    OpenModel(Model model) {
        this.model = model;
        this.interpreter = new Interpreter(model);
        for (Model.Opening o : model.openings()) {
            for (int w = 0; w < o.ways().size(); w++) {
                opened.put(o.ways().get(w), new Opened(o, w));
            }
        }
    }

    /** With all powers that are granted. */
    static OpenModel of(Protocol protocol) {
        return new OpenModel(
                Lowering.lower(
                        protocol.with(
                                protocol.failovers().stream()
                                        .map(f ->
                                                OpenRule.of(protocol, f, f.powers(), false, false)
                                                        .failover())
                                        .toList())));
    }

    Position start() {
        List<List<Sight>> blind = new ArrayList<>();
        model.protocol().queuePairs().forEach(_ -> blind.add(List.of()));
        return new Position(boxed(interpreter.initial(true)), blind);
    }

    List<Integer> enabled(long[] state) {
        return model.actions().stream()
                .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                .map(Action::id)
                .filter(a -> interpreter.enabled(a, state))
                .toList();
    }

    boolean fault(int action) {
        return model.actions().get(action).role() == Action.Role.FAULT;
    }

    Position after(Position p, int action) {
        long[] after = cells(p.state());
        List<List<Sight>> views = new ArrayList<>(p.views());
        for (Seen seen : interpreter.observe(action, after, RunNames.NAMELESS)) {
            if (seen.view() >= 0) {
                List<Sight> longer = new ArrayList<>(views.get(seen.view()));
                longer.add(new Sight(seen.code(), seen.observed()));
                views.set(seen.view(), List.copyOf(longer));
            }
        }
        return new Position(boxed(after), views);
    }

    /** The decision that an action makes here, if it makes one. */
    Optional<Made> made(Position p, int action) {
        return Optional.ofNullable(opened.get(action))
                .map(o -> {
                    int queuePair = o.opening().queuePair();
                    ViewKey key =
                            new ViewKey(
                                    queuePair, p.views().get(queuePair), o.opening().decision());
                    return new Made(key, o.way());
                });
    }

    int ways(ViewKey key) {
        return opening(key).ways().size();
    }

    int wayOf(ViewKey key, String name) {
        return opening(key).names().indexOf(name);
    }

    private Model.Opening opening(ViewKey key) {
        return opened.values().stream()
                .map(Opened::opening)
                .filter(o -> o.queuePair() == key.queuePair() && o.decision() == key.decision())
                .findFirst()
                .orElseThrow();
    }

    boolean handedOver(long[] state) {
        return state[model.handedOver().offset()] != 0;
    }

    boolean twoOwners(long[] state) {
        return is(model.twoOwners(), state);
    }

    boolean brokenInvariant(long[] state) {
        return model.invariants().stream().anyMatch(i -> !is(i, state));
    }

    /** Whether a run may end here with all processes finished. */
    boolean finished(long[] state) {
        return model.outcome().processes().stream().allMatch(p -> is(p.finished(), state))
                && enabled(state).stream()
                        .allMatch(a -> fault(a) || model.actions().get(a).daemon());
    }

    private boolean is(Term term, long[] state) {
        return interpreter.compile(term).value(state) != 0;
    }

    /** Of a state in which all are finished. */
    List<Long> outcome(long[] state) {
        List<Long> all = new ArrayList<>();
        for (Model.ProcessTerms p : model.outcome().processes()) {
            long count = interpreter.compile(p.count()).value(state);
            all.add(count);
            Variable consumed = p.consumed();
            for (int i = 0; i < count; i++) {
                all.add(state[consumed.offset() + i]);
            }
        }
        model.outcome().memory().forEach(t -> all.add(interpreter.compile(t).value(state)));
        return all;
    }

    /** The outcomes of the good ends of runs without faults. */
    Set<List<Long>> reference(int mostStates) {
        Set<List<Long>> outcomes = new HashSet<>();
        for (long[] state : runs(interpreter.initial(false), true, mostStates)) {
            if (finished(state) && !handedOver(state)) {
                outcomes.add(outcome(state));
            }
        }
        return outcomes;
    }

    /**
     * All states from this one on, decisions going any way.
     *
     * @throws TooMuch if there are more
     */
    List<long[]> runs(long[] from, boolean faults, int mostStates) {
        Set<List<Long>> known = new HashSet<>();
        List<long[]> states = new ArrayList<>();
        states.add(from);
        known.add(boxed(from));
        for (int at = 0; at < states.size(); at++) {
            for (int a : enabled(states.get(at))) {
                long[] after = states.get(at).clone();
                interpreter.apply(a, after);
                if ((faults || !fault(a)) && known.add(boxed(after))) {
                    states.add(after);
                }
            }
            if (states.size() > mostStates) {
                throw new TooMuch();
            }
        }
        return states;
    }

    static long[] cells(List<Long> state) {
        return state.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> boxed(long[] state) {
        return Arrays.stream(state).boxed().toList();
    }
}
