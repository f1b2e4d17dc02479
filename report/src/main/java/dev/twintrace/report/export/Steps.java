package dev.twintrace.report.export;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model in the integers of other checkers: its initial state with all faults, the bounds of its
 * variables, and its steps.
 */
record Steps(Model model, List<Long> initial, Ranges ranges, List<Step> steps) {
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
        return new Steps(
                model, Arrays.stream(initial).boxed().toList(), ranges, List.copyOf(steps));
    }

    /** A formula over states. */
    Formula formula(Term term) {
        ranges.begin();
        return new Terms(ranges).formula(term);
    }

    /** The value of a variable's element in the initial state. */
    long initial(Variable v, int index) {
        return initial.get(v.offset() + index);
    }

    private static void checkWidths(Model model, Ranges ranges) {
        List<Variable> wide = model.variables().stream().filter(v -> !ranges.of(v).fits()).toList();
        // Words of the file's own mean most to its author.
        Set<String> words = words(model.protocol());
        wide.stream()
                .filter(v -> words.contains(v.name()))
                .findFirst()
                .or(() -> wide.stream().filter(v -> !v.name().contains("$")).findFirst())
                .or(() -> wide.stream().findFirst())
                .ifPresent(v -> {
                    throw new TooWide("`" + v.name() + "`");
                });
    }

    private static Set<String> words(Protocol protocol) {
        return protocol.words().stream()
                .map(w -> protocol.hosts().get(w.host()).name() + "." + w.name())
                .collect(Collectors.toSet());
    }

    private static Step step(Action action, Ranges ranges) {
        ranges.begin();
        Terms terms = new Terms(ranges);
        Formula guard = terms.formula(action.guard());
        return new Step(action, guard, deeds(Needed.of(action.effects()), terms, ranges));
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
