package dev.twintrace.engine;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Small models by hand: one process, one observed word, and whatever actions a test needs. */
public final class ModelBuilder {
    private final List<Variable> variables = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Variable> budgets = new ArrayList<>();
    private final Map<Damage, Variable> damage = new EnumMap<>(Damage.class);
    private final List<Term> invariants = new ArrayList<>();
    private final Variable handedOver = variable("error", 1);
    private final Variable finished = variable("finished", 1);
    private final Variable failed = variable("failed", 1);
    private final Variable count = variable("count", 2);
    private final Variable consumed = array("consumed", 2, 7);
    private final Variable memory = variable("memory", 7);
    private Term twoOwners = Term.ZERO;

    /** A cell from 0 to {@code max}, 0 at first. */
    public Variable variable(String name, long max) {
        return array(name, 1, max);
    }

    /** Some cells. */
    public Variable array(String name, int length, long max) {
        int offset = variables.stream().mapToInt(Variable::length).sum();
        Variable v = new Variable(name, offset, length, max, 0);
        variables.add(v);
        return v;
    }

    /** A budget of one fault. */
    public Variable budget() {
        int offset = variables.stream().mapToInt(Variable::length).sum();
        Variable v = new Variable("budget" + budgets.size(), offset, 1, 1, 1);
        variables.add(v);
        budgets.add(v);
        return v;
    }

    public Variable damage(Damage which) {
        return damage.computeIfAbsent(which, d -> variable(d.label(), 1));
    }

    public Variable handedOver() {
        return handedOver;
    }

    public Variable finished() {
        return finished;
    }

    public Variable memory() {
        return memory;
    }

    public void always(Term condition) {
        invariants.add(condition);
    }

    public void twoOwners(Term term) {
        twoOwners = term;
    }

    public void action(String name, Term guard, Effect... effects) {
        action(name, Action.Role.ORDINARY, guard, effects);
    }

    public void action(String name, Action.Role role, Term guard, Effect... effects) {
        actions.add(new Action(actions.size(), name, role, false, guard, List.of(effects)));
    }

    public void daemon(String name, Term guard, Effect... effects) {
        actions.add(
                new Action(
                        actions.size(), name, Action.Role.ORDINARY, true, guard, List.of(effects)));
    }

    /** Appends a value to what the process consumed. */
    public Effect[] consume(long value) {
        return new Effect[] {
            new Effect.Assign(consumed, read(count), new Term.Constant(value)),
            set(count, new Term.Apply(Term.Operator.ADD, read(count), Term.ONE))
        };
    }

    public Model build() {
        Word word = new Word(0, 0, "m", 1, false, List.of(""), List.of(0L), Word.Owner.APPLICATION);
        Protocol protocol =
                new Protocol(
                        "test",
                        "",
                        8,
                        false,
                        1,
                        List.of(new Host(0, "h", List.of())),
                        List.of(word),
                        List.of(),
                        List.of(new ProcessDecl(0, "p", 0, false, List.of(), List.of())),
                        List.of(),
                        List.of(),
                        List.of(word));
        return new Model(
                protocol,
                List.copyOf(variables),
                List.copyOf(actions),
                List.of(),
                List.copyOf(budgets),
                handedOver,
                damage,
                twoOwners,
                List.copyOf(invariants),
                new Model.OutcomeTerms(
                        List.of(
                                new Model.ProcessTerms(
                                        0,
                                        read(finished),
                                        read(failed),
                                        read(count),
                                        consumed,
                                        List.of())),
                        List.of(read(memory))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Term read(Variable v) {
        return new Term.Read(v, Term.ZERO);
    }

    public static Effect set(Variable v, Term value) {
        return new Effect.Assign(v, Term.ZERO, value);
    }

    public static Effect set(Variable v, long value) {
        return set(v, new Term.Constant(value));
    }

    public static Term is(Variable v, long value) {
        return new Term.Apply(Term.Operator.EQUAL, read(v), new Term.Constant(value));
    }

    public static Term less(Variable v, long value) {
        return new Term.Apply(Term.Operator.LESS, read(v), new Term.Constant(value));
    }

    public static Term and(Term left, Term right) {
        return new Term.Apply(Term.Operator.AND, left, right);
    }

    public static Effect increment(Variable v) {
        return set(v, new Term.Apply(Term.Operator.ADD, read(v), Term.ONE));
    }
}
