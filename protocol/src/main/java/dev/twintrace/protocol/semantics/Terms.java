package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.List;

/**
 * Short names for building terms; constants fold, so that what a file leaves unused leaves no trace
 * in its model.
 */
final class Terms {
    private Terms() {}

    static Term constant(long value) {
        return value == 0 ? Term.ZERO : value == 1 ? Term.ONE : new Term.Constant(value);
    }

    static Term read(Variable v) {
        return read(v, Term.ZERO);
    }

    static Term read(Variable v, Term index) {
        if (v.length() == 0) {
            throw new IllegalStateException(
                    v.name() + " was left out of the state, and is asked for");
        }
        return new Term.Read(v, index);
    }

    static Term read(Variable v, int index) {
        return read(v, constant(index));
    }

    static Term not(Term t) {
        return t instanceof Term.Constant(long v) ? constant(v == 0 ? 1 : 0) : new Term.Not(t);
    }

    static Term and(Term a, Term b) {
        if (a instanceof Term.Constant(long v)) {
            return v == 0 ? Term.ZERO : b;
        }
        if (b instanceof Term.Constant(long v)) {
            return v == 0 ? Term.ZERO : a;
        }
        return new Term.Apply(Operator.AND, a, b);
    }

    static Term or(Term a, Term b) {
        if (a instanceof Term.Constant(long v)) {
            return v == 0 ? b : Term.ONE;
        }
        if (b instanceof Term.Constant(long v)) {
            return v == 0 ? a : Term.ONE;
        }
        return new Term.Apply(Operator.OR, a, b);
    }

    static Term all(List<Term> terms) {
        return terms.stream().reduce(Term.ONE, Terms::and);
    }

    static Term any(List<Term> terms) {
        return terms.stream().reduce(Term.ZERO, Terms::or);
    }

    static Term eq(Term a, Term b) {
        if (a instanceof Term.Constant(long x) && b instanceof Term.Constant(long y)) {
            return constant(x == y ? 1 : 0);
        }
        return new Term.Apply(Operator.EQUAL, a, b);
    }

    static Term eq(Term a, long b) {
        return eq(a, constant(b));
    }

    static Term ne(Term a, Term b) {
        if (a instanceof Term.Constant(long x) && b instanceof Term.Constant(long y)) {
            return constant(x == y ? 0 : 1);
        }
        return new Term.Apply(Operator.NOT_EQUAL, a, b);
    }

    static Term ne(Term a, long b) {
        return ne(a, constant(b));
    }

    static Term less(Term a, Term b) {
        if (a instanceof Term.Constant(long x) && b instanceof Term.Constant(long y)) {
            return constant(Long.compareUnsigned(x, y) < 0 ? 1 : 0);
        }
        return new Term.Apply(Operator.LESS, a, b);
    }

    static Term plus(Term a, Term b) {
        if (a instanceof Term.Constant(long x)) {
            if (x == 0) {
                return b;
            }
            if (b instanceof Term.Constant(long y)) {
                return constant(x + y);
            }
        }
        if (b instanceof Term.Constant(long y) && y == 0) {
            return a;
        }
        return new Term.Apply(Operator.ADD, a, b);
    }

    static Term plus(Term a, long b) {
        return plus(a, constant(b));
    }

    static Term minus(Term a, long b) {
        return new Term.Apply(Operator.SUBTRACT, a, constant(b));
    }

    static Term times(Term a, long b) {
        if (a instanceof Term.Constant(long x)) {
            return constant(x * b);
        }
        return b == 1 ? a : new Term.Apply(Operator.MULTIPLY, a, constant(b));
    }

    static Term modulo(Term a, long b) {
        return new Term.Apply(Operator.REMAINDER, a, constant(b));
    }

    static Term choose(Term condition, Term then, Term otherwise) {
        if (condition instanceof Term.Constant(long v)) {
            return v != 0 ? then : otherwise;
        }
        return then.equals(otherwise) ? then : new Term.Choose(condition, then, otherwise);
    }

    /** The largest word of a width in bits. */
    static long mask(int width) {
        return width == 64 ? -1 : (1L << width) - 1;
    }

    /** Reduced to a width. */
    static Term masked(Term t, int width) {
        return width == 64 ? t : new Term.Apply(Operator.BIT_AND, t, constant(mask(width)));
    }
}
