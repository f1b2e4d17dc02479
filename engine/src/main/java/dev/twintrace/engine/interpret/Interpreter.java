package dev.twintrace.engine.interpret;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Observation;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a model's actions on states: the reference that every faster engine is compared with. A
 * state is an array of {@link Model#size()} values. Terms and effects are turned into closures
 * once; that is the only trick. Not thread-safe: each thread takes its own.
 */
public final class Interpreter {
    private final Model model;
    private final List<Compiled> guards;
    private final List<Procedure> bodies;
    private final long[] named;
    private final boolean[] marks;
    private Watcher watcher = Watcher.NONE;

    /** Prepares a model. */
    public Interpreter(Model model) {
        this.model = model;
        this.named =
                new long
                        [1
                                + Math.max(
                                        mostNamed(model.start()),
                                        model.actions().stream()
                                                .mapToInt(a -> mostNamed(a.effects()))
                                                .max()
                                                .orElse(-1))];
        this.marks = new boolean[model.marks().size()];
        this.guards = model.actions().stream().map(a -> compile(a.guard())).toList();
        this.bodies = model.actions().stream().map(a -> block(a.effects())).toList();
    }

    private static int mostNamed(List<Effect> effects) {
        int most = -1;
        for (Effect e : effects) {
            most =
                    Math.max(
                            most,
                            switch (e) {
                                case Effect.Let(int name, Term _) -> name;
                                case Effect.When(Term _, var then, var otherwise) ->
                                        Math.max(mostNamed(then), mostNamed(otherwise));
                                case Effect.Assign _,
                                        Effect.Note _,
                                        Effect.Mark _,
                                        Effect.Mistake _ ->
                                        -1;
                            });
        }
        return most;
    }

    /** The initial state; without faults, all budgets are 0 in it. */
    public long[] initial(boolean faults) {
        long[] state = new long[model.size()];
        for (Variable v : model.variables()) {
            for (int i = 0; i < v.length(); i++) {
                state[v.offset() + i] = v.initial();
            }
        }
        block(model.start()).run(state);
        if (!faults) {
            for (Variable v : model.budgets()) {
                state[v.offset()] = 0;
            }
        }
        return state;
    }

    /** Whether the action may happen in this state. */
    public boolean enabled(int action, long[] state) {
        return guards.get(action).value(state) != 0;
    }

    /**
     * Makes the action happen: changes {@code state} to the state after it.
     *
     * @throws MistakeInFile if this run shows a mistake in the file
     */
    public void apply(int action, long[] state) {
        bodies.get(action).run(state);
    }

    /** As {@link #apply}, and gives the events of the step together with what senders see of it. */
    public List<Seen> observe(int action, long[] state, RunNames names) {
        List<Seen> seen = new ArrayList<>();
        watcher =
                (observation, values, observed) ->
                        seen.add(
                                new Seen(
                                        observation.shape().event(names, values),
                                        observation.view(),
                                        observation.code(),
                                        List.copyOf(observed)));
        try {
            apply(action, state);
        } finally {
            watcher = Watcher.NONE;
        }
        return seen;
    }

    /** Whether a step with this mark has happened on any state so far. */
    public boolean marked(int mark) {
        return marks[mark];
    }

    /** Prepares a term for evaluation on states. */
    public Compiled compile(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> state -> value;
            case Term.Read(Variable v, Term.Constant(long index)) -> {
                int cell = v.offset() + Math.toIntExact(index);
                yield state -> state[cell];
            }
            case Term.Read(Variable v, Term index) -> {
                Compiled i = compile(index);
                int offset = v.offset();
                int length = v.length();
                yield state -> state[offset + inside(i.value(state), length, v)];
            }
            case Term.Named(int name) -> state -> named[name];
            case Term.Not(Term operand) -> {
                Compiled o = compile(operand);
                yield state -> o.value(state) == 0 ? 1 : 0;
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                Compiled c = compile(condition);
                Compiled t = compile(then);
                Compiled o = compile(otherwise);
                yield state -> c.value(state) != 0 ? t.value(state) : o.value(state);
            }
            case Term.Apply(Term.Operator operator, Term left, Term right) ->
                    apply(operator, compile(left), compile(right));
        };
    }

    private static Compiled apply(Term.Operator operator, Compiled l, Compiled r) {
        return switch (operator) {
            case ADD -> s -> l.value(s) + r.value(s);
            case SUBTRACT -> s -> l.value(s) - r.value(s);
            case MULTIPLY -> s -> l.value(s) * r.value(s);
            case DIVIDE ->
                    s -> {
                        long d = r.value(s);
                        return d == 0 ? 0 : Long.divideUnsigned(l.value(s), d);
                    };
            case REMAINDER ->
                    s -> {
                        long d = r.value(s);
                        return d == 0 ? 0 : Long.remainderUnsigned(l.value(s), d);
                    };
            case BIT_AND -> s -> l.value(s) & r.value(s);
            case EQUAL -> s -> l.value(s) == r.value(s) ? 1 : 0;
            case NOT_EQUAL -> s -> l.value(s) != r.value(s) ? 1 : 0;
            case LESS -> s -> Long.compareUnsigned(l.value(s), r.value(s)) < 0 ? 1 : 0;
            case LESS_OR_EQUAL -> s -> Long.compareUnsigned(l.value(s), r.value(s)) <= 0 ? 1 : 0;
            case AND -> s -> l.value(s) != 0 && r.value(s) != 0 ? 1 : 0;
            case OR -> s -> l.value(s) != 0 || r.value(s) != 0 ? 1 : 0;
        };
    }

    private Procedure block(List<Effect> effects) {
        Procedure[] all = effects.stream().map(this::procedure).toArray(Procedure[]::new);
        if (all.length == 1) {
            return all[0];
        }
        return state -> {
            for (Procedure p : all) {
                p.run(state);
            }
        };
    }

    private Procedure procedure(Effect effect) {
        return switch (effect) {
            case Effect.Assign(Variable v, Term index, Term value) -> {
                Compiled i = compile(index);
                Compiled x = compile(value);
                yield state -> {
                    long next = x.value(state);
                    if (Long.compareUnsigned(next, v.max()) > 0) {
                        throw new IllegalStateException(
                                v.name()
                                        + " = "
                                        + Long.toUnsignedString(next)
                                        + " is past its range");
                    }
                    state[v.offset() + inside(i.value(state), v.length(), v)] = next;
                };
            }
            case Effect.Let(int name, Term value) -> {
                Compiled x = compile(value);
                yield state -> named[name] = x.value(state);
            }
            case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) -> {
                Compiled c = compile(condition);
                Procedure t = block(then);
                Procedure o = block(otherwise);
                yield state -> (c.value(state) != 0 ? t : o).run(state);
            }
            case Effect.Note(Observation observation) -> note(observation);
            case Effect.Mark(int mark) -> state -> marks[mark] = true;
            case Effect.Mistake(var span, String message) ->
                    state -> {
                        throw new MistakeInFile(span, message);
                    };
        };
    }

    private Procedure note(Observation observation) {
        Compiled[] values =
                observation.values().stream().map(this::compile).toArray(Compiled[]::new);
        Compiled[] observed =
                observation.observed().stream().map(this::compile).toArray(Compiled[]::new);
        return state -> {
            if (watcher != Watcher.NONE) {
                long[] v = new long[values.length];
                for (int i = 0; i < v.length; i++) {
                    v[i] = values[i].value(state);
                }
                List<Long> o = new ArrayList<>(observed.length);
                for (Compiled c : observed) {
                    o.add(c.value(state));
                }
                watcher.saw(observation, v, o);
            }
        };
    }

    private static int inside(long index, int length, Variable v) {
        if (index < 0 || index >= length) {
            throw new IllegalStateException(
                    v.name() + "[" + index + "] is past its " + length + " elements");
        }
        return (int) index;
    }

    /** A term made ready. */
    @FunctionalInterface
    public interface Compiled {
        /** Its value in a state. */
        long value(long[] state);
    }

    @FunctionalInterface
    private interface Procedure {
        void run(long[] state);
    }

    @FunctionalInterface
    private interface Watcher {
        Watcher NONE = (observation, values, observed) -> {};

        void saw(Observation observation, long[] values, List<Long> observed);
    }

    /**
     * An event and what a sender sees of it.
     *
     * @param view the queue pair whose sender view has it, or {@link Observation#UNSEEN}
     */
    public record Seen(Event event, int view, int code, List<Long> observed) {}
}
