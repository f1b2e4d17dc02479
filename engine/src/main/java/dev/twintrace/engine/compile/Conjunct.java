package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** A part of a guard, all of which have to hold. */
sealed interface Conjunct {
    /** A cell has a value, or any other if not {@code equal}. */
    record Cell(int cell, boolean equal, long value) implements Conjunct {}

    /** Anything else. */
    record Other(Term term, boolean holds) implements Conjunct {}

    /** The conjuncts of a guard in order. */
    static List<Conjunct> of(Term guard, Layout layout) {
        List<Conjunct> all = new ArrayList<>();
        add(guard, true, layout, all);
        return all;
    }

    private static void add(Term term, boolean holds, Layout layout, List<Conjunct> to) {
        switch (term) {
            case Term.Not(Term operand) -> add(operand, !holds, layout, to);
            case Term.Apply(Operator operator, Term left, Term right) -> {
                if (operator == (holds ? Operator.AND : Operator.OR)) {
                    add(left, holds, layout, to);
                    add(right, holds, layout, to);
                } else if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
                    boolean equal = (operator == Operator.EQUAL) == holds;
                    to.add(compared(term, holds, left, right, equal, layout));
                } else {
                    to.add(new Other(term, holds));
                }
            }
            case Term.Read _ -> to.add(compared(term, holds, term, Term.ZERO, !holds, layout));
            case Term.Constant _, Term.Named _, Term.Choose _ -> to.add(new Other(term, holds));
        }
    }

    private static Conjunct compared(
            Term whole, boolean holds, Term left, Term right, boolean equal, Layout layout) {
        if (left instanceof Term.Constant && !(right instanceof Term.Constant)) {
            return compared(whole, holds, right, left, equal, layout);
        }
        if (left instanceof Term.Read(Variable v, Term.Constant(long i))
                && right instanceof Term.Constant(long value)
                && i >= 0
                && i < v.length()) {
            int cell = v.offset() + (int) i;
            // With one bit, not to be the one is to be the other, which more can be made of.
            return layout.mask(cell) == 1 && !equal && (value & ~1) == 0
                    ? new Cell(cell, true, 1 - value)
                    : new Cell(cell, equal, value);
        }
        return new Other(whole, holds);
    }
}
