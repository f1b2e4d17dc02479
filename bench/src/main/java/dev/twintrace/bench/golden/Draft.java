package dev.twintrace.bench.golden;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model under construction that only consists of variables and actions: no file, no verdict. */
final class Draft {
    private final List<Variable> variables = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    /** Every {@link Model} has this; here no error is ever handed over. */
    private final Variable handedOver = variable("handedOver", 0);

    /** From 0 to {@code max}, 0 at first. */
    Variable variable(String name, long max) {
        return variable(name, 1, max, 0);
    }

    Variable variable(String name, int length, long max, long initial) {
        int offset = variables.stream().mapToInt(Variable::length).sum();
        Variable v = new Variable(name, offset, length, max, initial);
        variables.add(v);
        return v;
    }

    void action(String name, Term guard, Effect... effects) {
        add(name, Role.ORDINARY, guard, effects);
    }

    void fault(String name, Term guard, Effect... effects) {
        add(name, Role.FAULT, guard, effects);
    }

    private void add(String name, Role role, Term guard, Effect... effects) {
        actions.add(new Action(actions.size(), name, role, false, guard, List.of(effects)));
    }

    Model model(String name) {
        return new Model(
                protocol(name),
                List.copyOf(variables),
                List.copyOf(actions),
                List.of(),
                List.of(),
                handedOver,
                Map.of(),
                Term.ZERO,
                List.of(),
                new Model.OutcomeTerms(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The empty one. */
    private static Protocol protocol(String name) {
        return new Protocol(
                name,
                "",
                Long.SIZE,
                true,
                Integer.MAX_VALUE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
