package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.BitSet;
import java.util.List;

/** The cells that an action may look at and those that it may change, whatever the state. */
record Footprint(BitSet reads, BitSet writes) {

    static Footprint of(Action action) {
        Footprint all = new Footprint(mentioned(action.guard()), new BitSet());
        all.add(action.effects());
        return all;
    }

    private void add(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Assign(Variable v, Term index, Term value) -> {
                    cells(v, index, writes);
                    mentioned(index, reads);
                    mentioned(value, reads);
                }
                case Effect.Let(int _, Term value) -> mentioned(value, reads);
                case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) -> {
                    mentioned(condition, reads);
                    add(then);
                    add(otherwise);
                }
                case Effect.Note _, Effect.Mark _, Effect.Mistake _ -> {}
            }
        }
    }

    /** Neither changes what the other one looks at or changes. */
    boolean apartFrom(Footprint other) {
        return !writes.intersects(other.writes)
                && !writes.intersects(other.reads)
                && !reads.intersects(other.writes);
    }

    private static void cells(Variable v, Term index, BitSet to) {
        if (index instanceof Term.Constant(long i)) {
            to.set(v.offset() + (int) i);
        } else {
            to.set(v.offset(), v.offset() + v.length());
        }
    }

    /** The cells that a term may look at. */
    static BitSet mentioned(Term term) {
        BitSet cells = new BitSet();
        mentioned(term, cells);
        return cells;
    }

    private static void mentioned(Term term, BitSet to) {
        switch (term) {
            case Term.Read(Variable v, Term index) -> {
                cells(v, index, to);
                mentioned(index, to);
            }
            case Term.Not(Term operand) -> mentioned(operand, to);
            case Term.Apply(var _, Term left, Term right) -> {
                mentioned(left, to);
                mentioned(right, to);
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                mentioned(condition, to);
                mentioned(then, to);
                mentioned(otherwise, to);
            }
            case Term.Constant _, Term.Named _ -> {}
        }
    }
}
