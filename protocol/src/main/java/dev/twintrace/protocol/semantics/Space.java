package dev.twintrace.protocol.semantics;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The model while it is being built: variables get their offsets, actions their ids. */
final class Space {
    final List<Variable> variables = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();
    final List<Model.Decision> decisions = new ArrayList<>();
    final List<Model.Opening> openings = new ArrayList<>();
    final List<Model.Repetition> repetitions = new ArrayList<>();
    final List<Model.Plight> plights = new ArrayList<>();
    final List<Term> facts = new ArrayList<>();
    final Map<Damage, Variable> damage = new EnumMap<>(Damage.class);
    private int cells;

    Variable variable(String name, int length, long max, long initial) {
        Variable v = new Variable(name, cells, length, max, initial);
        variables.add(v);
        cells += length;
        return v;
    }

    Variable flag(String name) {
        return variable(name, 1, 1, 0);
    }

    /** Adds an action and gives its id. */
    int action(String name, Action.Role role, boolean daemon, Term guard, Consumer<Block> body) {
        Block block = new Block();
        body.accept(block);
        int id = actions.size();
        actions.add(new Action(id, name, role, daemon, guard, block.effects()));
        return id;
    }

    /** Records damage done to or by the request in a slot. */
    void damage(Block b, Damage damage, int queuePair, Term slot) {
        b.assign(
                this.damage.computeIfAbsent(
                        damage, d -> flag("damage." + d.name().toLowerCase(Locale.ROOT))),
                1);
        b.note(
                List.of(slot),
                (names, v) ->
                        new Event.Damaged(
                                damage, List.of(names.request(queuePair, Math.toIntExact(v[0])))));
    }

    /** A mark for requests of one statement that are executed again. */
    int repetition(String description, Span span) {
        repetitions.add(new Model.Repetition(description, span));
        return repetitions.size() - 1;
    }
}
