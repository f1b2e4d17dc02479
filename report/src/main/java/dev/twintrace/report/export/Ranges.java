package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Between which bounds the variables of a model stay in all its runs, by interval analysis: words
 * are 64 bits wide if a file does not say otherwise, and hardly ever hold anything large.
 */
final class Ranges {
    /** After so many rounds bounds grow by bits, so that there is an end to it. */
    private static final int PATIENCE = 4;

    private final Map<Variable, Range> variables = new HashMap<>();
    private final Map<Integer, Range> named = new HashMap<>();
    private boolean grown;
    private int rounds;

    private Ranges() {}

    /**
     * The bounds for all runs from a state.
     *
     * @param initial its cells
     */
    static Ranges of(Model model, long[] initial) {
        Ranges ranges = new Ranges();
        for (Variable v : model.variables()) {
            Range range = Range.of(initial[v.offset()]);
            for (int i = 1; i < v.length(); i++) {
                range = range.or(Range.of(initial[v.offset() + i]));
            }
            ranges.variables.put(v, range);
        }
        do {
            ranges.grown = false;
            ranges.rounds++;
            for (Action action : model.actions()) {
                if (action.role() != Action.Role.ALTERNATIVE) {
                    ranges.begin();
                    ranges.follow(action.effects());
                }
            }
        } while (ranges.grown);
        ranges.begin();
        return ranges;
    }

    /** An action begins: nothing is named. */
    void begin() {
        named.clear();
    }

    /** A value gets a name; what is named twice may be either. */
    void name(int name, Term value) {
        named.merge(name, of(value), Range::or);
    }

    private void follow(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Assign(Variable v, Term _, Term value) ->
                        grow(v, of(value).heldUpTo(v.max()));
                case Effect.Let(int name, Term value) -> name(name, value);
                case Effect.When(Term _, List<Effect> then, List<Effect> otherwise) -> {
                    follow(then);
                    follow(otherwise);
                }
                case Effect.Note _, Effect.Mark _, Effect.Mistake _ -> {}
            }
        }
    }

    private void grow(Variable v, Range by) {
        Range old = of(v);
        Range range = old.or(by);
        if (range.equals(old)) {
            return;
        }
        if (rounds > PATIENCE && range.high() > old.high() && range.fits()) {
            long bits = (Long.highestOneBit(range.high()) << 1) - 1;
            range = new Range(range.low(), bits).heldUpTo(v.max());
        }
        variables.put(v, range);
        grown = true;
    }

    /** The bounds of a variable, or of all its elements. */
    Range of(Variable v) {
        return variables.getOrDefault(v, Range.ANY);
    }

    /** The bounds of a term. */
    Range of(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> Range.of(value);
            case Term.Read(Variable v, Term _) -> of(v);
            case Term.Named(int name) -> named.getOrDefault(name, Range.ANY);
            case Term.Not _ -> Range.TRUTH;
            case Term.Choose(Term _, Term then, Term otherwise) -> of(then).or(of(otherwise));
            case Term.Apply(Term.Operator operator, Term left, Term right) ->
                    of(operator, left, right);
        };
    }

    private Range of(Term.Operator operator, Term left, Term right) {
        return switch (operator) {
            case ADD -> of(left).plus(of(right));
            case SUBTRACT -> of(left).minus(of(right));
            case MULTIPLY -> of(left).times(of(right));
            case DIVIDE -> of(left).dividedBy(of(right));
            case REMAINDER -> of(left).modulo(of(right));
            case BIT_AND ->
                    right instanceof Term.Constant(long mask) && (mask & (mask + 1)) == 0
                            ? of(left).masked(mask)
                            : Range.ANY;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR -> Range.TRUTH;
        };
    }
}
