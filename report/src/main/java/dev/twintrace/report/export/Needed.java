package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of an action's effects matters to the next state. */
final class Needed {
    private Needed() {}

    /** Leaves out what only reports look at, and names that nothing else mentions. */
    static List<Effect> of(List<Effect> effects) {
        return needed(effects, new HashSet<>());
    }

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
}
