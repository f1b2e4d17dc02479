package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.Arrays;
import java.util.List;

/**
 * How large the value of a term can be, in states that fit a layout: what is known to be in range
 * needs no test.
 */
final class Bounds {
    private static final long ANY = -1;

    private final Layout layout;
    private final long[] named;

    Bounds(Layout layout, int names) {
        this.layout = layout;
        this.named = new long[names];
    }

    /** An action begins: what its effects name. */
    void begin(List<Effect> effects) {
        Arrays.fill(named, 0);
        name(effects);
    }

    // What is named twice is at most the larger of the two: which of them holds is not known.
    private void name(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Let(int name, Term value) ->
                        named[name] = max(named[name], upper(value));
                case Effect.When(Term _, List<Effect> then, List<Effect> otherwise) -> {
                    name(then);
                    name(otherwise);
                }
                case Effect.Assign _, Effect.Note _, Effect.Mark _, Effect.Mistake _ -> {}
            }
        }
    }

    /** The largest value that an assignment to a variable may leave behind. */
    long room(Variable v) {
        return min(v.max(), layout.mask(v.offset()));
    }

    /** The value is at most this, unsigned. */
    long upper(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> value;
            case Term.Read(Variable v, Term _) -> room(v);
            case Term.Named(int name) -> named[name];
            case Term.Not _ -> 1;
            case Term.Choose(Term condition, Term then, Term otherwise) ->
                    max(upper(condition, true, then), upper(condition, false, otherwise));
            case Term.Apply(Operator operator, Term left, Term right) ->
                    upper(operator, left, right);
        };
    }

    /** As {@link #upper(Term)}, where it is known whether a condition holds. */
    private long upper(Term condition, boolean holds, Term term) {
        if (condition instanceof Term.Not(Term opposite)) {
            return upper(opposite, !holds, term);
        }
        if (condition instanceof Term.Apply(Operator operator, Term left, Term right)) {
            boolean notZero = operator == (holds ? Operator.NOT_EQUAL : Operator.EQUAL);
            if (notZero
                    && right.equals(Term.ZERO)
                    && term instanceof Term.Apply(Operator o, Term from, Term.Constant(long less))
                    && o == Operator.SUBTRACT
                    && less == 1
                    && from.equals(left)) {
                return upper(from) - 1;
            }
            if (holds
                    && operator == Operator.LESS
                    && right instanceof Term.Constant(long limit)
                    && limit != 0
                    && term.equals(left)) {
                return min(upper(term), limit - 1);
            }
        }
        return upper(term);
    }

    private long upper(Operator operator, Term left, Term right) {
        return switch (operator) {
            case ADD -> {
                long l = upper(left);
                long sum = l + upper(right);
                yield Long.compareUnsigned(sum, l) < 0 ? ANY : sum;
            }
            case SUBTRACT -> ANY;
            case MULTIPLY -> {
                long l = upper(left);
                long r = upper(right);
                yield Math.unsignedMultiplyHigh(l, r) == 0 ? l * r : ANY;
            }
            case DIVIDE -> upper(left);
            case REMAINDER -> {
                long r = upper(right);
                yield r == 0 ? 0 : min(upper(left), r - 1);
            }
            case BIT_AND -> min(upper(left), upper(right));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR -> 1;
        };
    }

    static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static long max(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? b : a;
    }
}
