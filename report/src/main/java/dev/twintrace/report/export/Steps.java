package dev.twintrace.report.export;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model in the integers of other checkers: its initial state with all faults, the bounds of its
 * variables, and its steps.
 */
record Steps(Model model, long[] initial, Ranges ranges, List<Step> steps) {
    /**
     * Translates a model.
     *
     * @throws TooWide if a value may not fit into 32 bits
     */
    static Steps of(Model model) {
        long[] initial = new Interpreter(model).initial(true);
        Ranges ranges = Ranges.of(model, initial);
        checkWidths(model, ranges);
        List<Step> steps = new ArrayList<>();
        for (Action action : model.actions()) {
            if (action.role() != Action.Role.ALTERNATIVE) {
                steps.add(step(action, ranges));
            }
        }
        return new Steps(model, initial, ranges, List.copyOf(steps));
    }

    /** A formula over states. */
    Formula formula(Term term) {
        ranges.begin();
        return new Terms(ranges).formula(term);
    }

    /** The value of a variable's element in the initial state. */
    long initial(Variable v, int index) {
        return initial[v.offset() + index];
    }

    private static void checkWidths(Model model, Ranges ranges) {
        List<Variable> wide = model.variables().stream().filter(v -> !ranges.of(v).fits()).toList();
        // Names with a $ are not the file's.
        wide.stream()
                .filter(v -> !v.name().contains("$"))
                .findFirst()
                .or(() -> wide.stream().findFirst())
                .ifPresent(v -> {
                    throw new TooWide("`" + v.name() + "`");
                });
    }

    private static Step step(Action action, Ranges ranges) {
        ranges.begin();
        Terms terms = new Terms(ranges);
        Formula guard = terms.formula(action.guard());
        Set<Integer> used = new HashSet<>();
        List<Effect> needed = needed(action.effects(), used);
        return new Step(action, guard, deeds(needed, terms, ranges));
    }

    /** Leaves out what only reports look at, and names that nothing else mentions. */
    private static List<Effect> needed(List<Effect> effects, Set<Integer> used) {
        List<Effect> needed = new ArrayList<>();
        for (Effect effect : effects.reversed()) {
            switch (effect) {
                case Effect.Assign(Variable _, Term index, Term value) -> {
                    mention(index, used);
                    mention(value, used);
                    needed.add(effect);
                }
                case Effect.Let(int name, Term value) -> {
                    if (used.contains(name)) {
                        mention(value, used);
                        needed.add(effect);
                    }
                }
                case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) -> {
                    List<Effect> t = needed(then, used);
                    List<Effect> o = needed(otherwise, used);
                    if (!t.isEmpty() || !o.isEmpty()) {
                        mention(condition, used);
                        needed.add(new Effect.When(condition, t, o));
                    }
                }
                case Effect.Mistake _ -> needed.add(effect);
                case Effect.Note _, Effect.Mark _ -> {}
            }
        }
        return List.copyOf(needed.reversed());
    }

    private static void mention(Term term, Set<Integer> used) {
        switch (term) {
            case Term.Constant _ -> {}
            case Term.Read(Variable _, Term index) -> mention(index, used);
            case Term.Named(int name) -> used.add(name);
            case Term.Not(Term operand) -> mention(operand, used);
            case Term.Apply(Term.Operator _, Term left, Term right) -> {
                mention(left, used);
                mention(right, used);
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                mention(condition, used);
                mention(then, used);
                mention(otherwise, used);
            }
        }
    }

    private static List<Deed> deeds(List<Effect> effects, Terms terms, Ranges ranges) {
        List<Deed> deeds = new ArrayList<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Assign(Variable v, Term index, Term value) ->
                        deeds.add(new Deed.Set(v, terms.value(index), terms.value(value)));
                case Effect.Let(int name, Term value) -> {
                    deeds.add(new Deed.Name(name, terms.value(value)));
                    ranges.name(name, value);
                }
                case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) -> {
                    Formula holds = terms.formula(condition);
                    deeds.add(
                            new Deed.If(
                                    holds,
                                    deeds(then, terms, ranges),
                                    deeds(otherwise, terms, ranges)));
                }
                case Effect.Mistake(var _, String message) -> deeds.add(new Deed.Wrong(message));
                case Effect.Note _, Effect.Mark _ -> {}
            }
        }
        return List.copyOf(deeds);
    }
}
