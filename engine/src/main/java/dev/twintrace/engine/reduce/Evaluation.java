package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.function.ToLongFunction;

/**
 * Parts of guards as functions of a state. A part by itself need not make sense: {@code entry[0] !=
 * 0 && site[entry[0] - 1] == 2}, without the first half, looks past the end of an array. What is
 * there counts as 0, here as in {@link Execution} and {@link Constraints}; as long as all agree it
 * does not matter what it is, since then some other part of the guard is false.
 */
final class Evaluation {
    private Evaluation() {}

    /** A term without names, to be evaluated on many states. */
    static ToLongFunction<long[]> of(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> state -> value;
            case Term.Read(Variable v, Term.Constant(long index)) -> {
                int cell = v.offset() + Math.toIntExact(index);
                yield state -> state[cell];
            }
            case Term.Read(Variable v, Term index) -> read(v, of(index));
            case Term.Named(int name) -> throw new IllegalArgumentException("name " + name);
            case Term.Not(Term operand) -> {
                ToLongFunction<long[]> o = of(operand);
                yield state -> o.applyAsLong(state) == 0 ? 1 : 0;
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                ToLongFunction<long[]> c = of(condition);
                ToLongFunction<long[]> t = of(then);
                ToLongFunction<long[]> o = of(otherwise);
                yield state -> (c.applyAsLong(state) != 0 ? t : o).applyAsLong(state);
            }
            case Term.Apply(Operator operator, Term left, Term right) ->
                    apply(operator, left, right);
        };
    }

    private static ToLongFunction<long[]> read(Variable v, ToLongFunction<long[]> index) {
        int offset = v.offset();
        int length = v.length();
        return state -> {
            long i = index.applyAsLong(state);
            return i >= 0 && i < length ? state[offset + (int) i] : 0;
        };
    }

    private static ToLongFunction<long[]> apply(Operator operator, Term left, Term right) {
        if (left instanceof Term.Read(Variable v, Term.Constant(long index))
                && right instanceof Term.Constant(long value)) {
            // By far the most common, hence without calls.
            int cell = v.offset() + Math.toIntExact(index);
            if (operator == Operator.EQUAL) {
                return state -> state[cell] == value ? 1 : 0;
            }
            if (operator == Operator.NOT_EQUAL) {
                return state -> state[cell] != value ? 1 : 0;
            }
        }
        ToLongFunction<long[]> l = of(left);
        ToLongFunction<long[]> r = of(right);
        return switch (operator) {
            case AND -> s -> l.applyAsLong(s) != 0 && r.applyAsLong(s) != 0 ? 1 : 0;
            case OR -> s -> l.applyAsLong(s) != 0 || r.applyAsLong(s) != 0 ? 1 : 0;
            case EQUAL -> s -> l.applyAsLong(s) == r.applyAsLong(s) ? 1 : 0;
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    BIT_AND,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL ->
                    s -> Values.compute(operator, l.applyAsLong(s), r.applyAsLong(s));
        };
    }
}
