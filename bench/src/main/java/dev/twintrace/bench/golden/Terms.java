package dev.twintrace.bench.golden;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;

/** Short names for the terms and effects that {@link GoldenModel} is written in. */
final class Terms {
    private Terms() {}

    static Term constant(long value) {
        return new Term.Constant(value);
    }

    static Term read(Variable v) {
        return new Term.Read(v, Term.ZERO);
    }

    static Term read(Variable v, int index) {
        return new Term.Read(v, constant(index));
    }

    static Term is(Term left, long right) {
        return new Term.Apply(Term.Operator.EQUAL, left, constant(right));
    }

    static Term is(Variable v, long value) {
        return is(read(v), value);
    }

    static Term isNot(Term left, long right) {
        return new Term.Apply(Term.Operator.NOT_EQUAL, left, constant(right));
    }

    static Term below(Variable v, long bound) {
        return new Term.Apply(Term.Operator.LESS, read(v), constant(bound));
    }

    static Term above(Term left, long bound) {
        return new Term.Apply(Term.Operator.LESS, constant(bound), left);
    }

    static Term and(Term first, Term... others) {
        return fold(Term.Operator.AND, first, others);
    }

    static Term or(Term first, Term... others) {
        return fold(Term.Operator.OR, first, others);
    }

    private static Term fold(Term.Operator operator, Term first, Term... others) {
        Term all = first;
        for (Term t : others) {
            all = new Term.Apply(operator, all, t);
        }
        return all;
    }

    static Term plus(Term left, Term right) {
        return new Term.Apply(Term.Operator.ADD, left, right);
    }

    static Term minusOne(Term operand) {
        return new Term.Apply(Term.Operator.SUBTRACT, operand, Term.ONE);
    }

    static Term times(Term operand, long factor) {
        return new Term.Apply(Term.Operator.MULTIPLY, operand, constant(factor));
    }

    static Effect set(Variable v, long value) {
        return set(v, Term.ZERO, value);
    }

    static Effect set(Variable v, int index, long value) {
        return set(v, constant(index), value);
    }

    static Effect set(Variable v, Term index, long value) {
        return new Effect.Assign(v, index, constant(value));
    }

    static Effect increment(Variable v) {
        return new Effect.Assign(v, Term.ZERO, plus(read(v), Term.ONE));
    }
}
