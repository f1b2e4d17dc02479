package dev.twintrace.engine.reduce;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.protocol.model.Model;
import java.util.EnumSet;
import java.util.Set;

/**
 * Chooses in each state of a model's runs steps that are enough to see all ends, all violations and
 * all that a run cannot undo: strong stubborn sets (docs/reduction.md). Immutable.
 */
public final class StubbornSets {
    private final Model model;
    private final Dependencies dependencies;
    private final Set<Rule> rules;

    private StubbornSets(Model model, Set<Rule> rules) {
        this.model = model;
        this.rules = rules;
        this.dependencies = new Dependencies(model, rules);
    }

    /** For runs of a model from its initial state, with or without faults. */
    public static StubbornSets of(Model model) {
        return new StubbornSets(model, EnumSet.allOf(Rule.class));
    }

    /** As {@link #of}, but wrong: without one of the rules. */
    static StubbornSets without(Rule rule, Model model) {
        return new StubbornSets(model, EnumSet.complementOf(EnumSet.of(rule)));
    }

    /** Makes the choices of one thread. What is chosen depends on the state alone. */
    public Choice choice() {
        return new Selection(model, dependencies, rules.contains(Rule.KEY));
    }

    Dependencies dependencies() {
        return dependencies;
    }
}
