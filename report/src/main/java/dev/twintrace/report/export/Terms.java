package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.report.export.Formula.Compare;
import dev.twintrace.report.export.Formula.Relation;

/**
 * From the model's terms, unsigned modulo 2^64, to integers and formulas: here alone stands what
 * wrapping, division by zero and truth come to in other languages.
 */
final class Terms {
    private static final Value ZERO = new Value.Constant(0);

    private final Ranges ranges;

    Terms(Ranges ranges) {
        this.ranges = ranges;
    }

    /** A term as an integer. */
    Value value(Term term) {
        return switch (term) {
            case Term.Constant(long value) when Range.of(value).fits() -> new Value.Constant(value);
            case Term.Constant(long value) ->
                    throw new TooWide("the number " + Long.toUnsignedString(value));
            case Term.Read(Variable v, Term index) -> new Value.Cell(v, value(index));
            case Term.Named(int name) -> new Value.Named(name);
            case Term.Choose(Term condition, Term then, Term otherwise) ->
                    new Value.Either(formula(condition), value(then), value(otherwise));
            case Term.Apply(Operator operator, Term left, Term right) ->
                    switch (operator) {
                        case ADD -> fitting(term, Value.Operator.PLUS, left, right);
                        case SUBTRACT -> fitting(term, Value.Operator.MINUS, left, right);
                        case MULTIPLY -> fitting(term, Value.Operator.TIMES, left, right);
                        case DIVIDE -> divided(Value.Operator.DIVIDED, left, right);
                        case REMAINDER -> divided(Value.Operator.MODULO, left, right);
                        case BIT_AND -> masked(left, right);
                        case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR ->
                                new Value.Truth(formula(term));
                    };
            case Term.Not _ -> new Value.Truth(formula(term));
        };
    }

    /** A term as an integer that need be right modulo 2^32 only. */
    private Value low(Term term) {
        return switch (term) {
            case Term.Apply(Operator operator, Term left, Term right) ->
                    switch (operator) {
                        case ADD -> low(Value.Operator.PLUS, left, right);
                        case SUBTRACT -> low(Value.Operator.MINUS, left, right);
                        case MULTIPLY -> low(Value.Operator.TIMES, left, right);
                        case DIVIDE,
                                REMAINDER,
                                BIT_AND,
                                EQUAL,
                                NOT_EQUAL,
                                LESS,
                                LESS_OR_EQUAL,
                                AND,
                                OR ->
                                value(term);
                    };
            case Term.Choose(Term condition, Term then, Term otherwise) ->
                    new Value.Either(formula(condition), low(then), low(otherwise));
            case Term.Constant _, Term.Read _, Term.Named _, Term.Not _ -> value(term);
        };
    }

    private Value low(Value.Operator operator, Term left, Term right) {
        return new Value.Binary(operator, low(left), low(right));
    }

    private Value fitting(Term whole, Value.Operator operator, Term left, Term right) {
        if (!ranges.of(whole).fits()) {
            throw new TooWide("a result of arithmetic");
        }
        return new Value.Binary(operator, value(left), value(right));
    }

    private Value masked(Term left, Term right) {
        if (!(right instanceof Term.Constant(long mask)) || (mask & (mask + 1)) != 0) {
            throw new IllegalArgumentException("no mask of the lowest bits: " + right);
        }
        if (ranges.of(left).within(mask)) {
            return value(left);
        }
        if (!Range.of(mask).fits()) {
            throw new TooWide("a result of arithmetic");
        }
        return new Value.Low(low(left), Long.bitCount(mask));
    }

    private Value divided(Value.Operator operator, Term left, Term right) {
        if (!ranges.of(left).within(Range.LIMIT) || !ranges.of(right).within(Range.LIMIT)) {
            throw new TooWide("what is divided");
        }
        Value by = value(right);
        Value result = new Value.Binary(operator, value(left), by);
        return ranges.of(right).low() > 0
                ? result
                : new Value.Either(new Compare(Relation.EQUAL, by, ZERO), ZERO, result);
    }

    /** Whether a term is not 0. */
    Formula formula(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> new Formula.Fixed(value != 0);
            case Term.Not(Term operand) -> formula(operand).negated();
            case Term.Apply(Operator operator, Term left, Term right) ->
                    switch (operator) {
                        case AND -> new Formula.Both(formula(left), formula(right));
                        case OR -> new Formula.Any(formula(left), formula(right));
                        case EQUAL -> equal(left, right);
                        case NOT_EQUAL -> equal(left, right).negated();
                        case LESS -> less(Relation.LESS, left, right);
                        case LESS_OR_EQUAL -> less(Relation.LESS_OR_EQUAL, left, right);
                        case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, BIT_AND -> isTrue(term);
                    };
            case Term.Read _, Term.Named _, Term.Choose _ -> isTrue(term);
        };
    }

    private Formula isTrue(Term term) {
        return new Compare(Relation.NOT_EQUAL, value(term), ZERO);
    }

    private Formula equal(Term left, Term right) {
        Value l = value(left);
        if (l instanceof Value.Truth(Formula formula) && right.equals(Term.ZERO)) {
            return formula.negated();
        }
        return new Compare(Relation.EQUAL, l, value(right));
    }

    /** Unsigned: what has wrapped around below 0 is larger than what has not. */
    private Formula less(Relation relation, Term left, Term right) {
        Value l = value(left);
        Value r = value(right);
        Formula less = new Compare(relation, l, r);
        Formula leftWrapped = new Compare(Relation.LESS, l, ZERO);
        Formula rightWrapped = new Compare(Relation.LESS, r, ZERO);
        boolean leftMayWrap = ranges.of(left).low() < 0;
        boolean rightMayWrap = ranges.of(right).low() < 0;
        if (!leftMayWrap) {
            return rightMayWrap ? new Formula.Any(rightWrapped, less) : less;
        }
        Formula leftSmaller = new Formula.Both(leftWrapped.negated(), less);
        if (!rightMayWrap) {
            return leftSmaller;
        }
        return new Formula.Any(
                new Formula.Both(leftWrapped, new Formula.Both(rightWrapped, less)),
                new Formula.Both(leftWrapped.negated(), new Formula.Any(rightWrapped, less)));
    }
}
