package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import java.util.OptionalLong;

/** Turns expressions as written into checked ones. */
final class Terms {
    private final Problems problems;
    private final Constants constants;
    private final Arithmetic arithmetic;
    private final Leaves leaves;

    Terms(Problems problems, Constants constants, Arithmetic arithmetic, Leaves leaves) {
        this.problems = problems;
        this.constants = constants;
        this.arithmetic = arithmetic;
        this.leaves = leaves;
    }

    /** A number, or the numbers of a record. */
    Value value(Term term) {
        return term instanceof Term.Path path && constants.known(path, arithmetic).isEmpty()
                ? leaves.path(path)
                : Value.scalar(number(term));
    }

    /** Whether options alone decide it. */
    OptionalLong known(Term term) {
        return constants.known(term, arithmetic);
    }

    /** A number; a record is reported. */
    Expr number(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal(literal);
            case Term.Path path -> {
                OptionalLong known = constants.known(path, arithmetic);
                yield known.isPresent()
                        ? constant(path, known.getAsLong())
                        : single(leaves.path(path), path);
            }
            case Term.Any any -> leaves.any(any);
            case Term.Is is -> leaves.is(is);
            case Term.Not(var span, Term operand) -> arithmetic.negate(number(operand));
            case Term.Binary binary -> binary(binary);
        };
    }

    private Expr literal(Term.Literal literal) {
        return constant(literal, literal.value());
    }

    private Expr constant(Term term, long value) {
        if (!arithmetic.fits(value)) {
            problems.report(
                    Code.TOO_WIDE,
                    term.span(),
                    Long.toUnsignedString(value)
                            + " does not fit a word of "
                            + arithmetic.width()
                            + (arithmetic.width() == 1 ? " bit" : " bits"),
                    "the largest value is "
                            + Long.toUnsignedString(arithmetic.mask())
                            + "; or give a larger `width`");
        }
        return new Expr.Const(value & arithmetic.mask());
    }

    private Expr single(Value value, Term term) {
        if (!value.isScalar()) {
            problems.report(
                    Code.NEEDS_NUMBER,
                    term.span(),
                    "a number is needed, this holds " + Shapes.describe(value.fields()),
                    "name one field: ." + value.fields().getFirst());
            return new Expr.Const(0);
        }
        return value.parts().getFirst();
    }

    private Expr binary(Term.Binary binary) {
        if (constants.reportUnknownValue(binary)) {
            return new Expr.Const(0);
        }
        Operator operator = binary.operator();
        OptionalLong whole = constants.known(binary, arithmetic);
        if (whole.isPresent()) {
            // Both sides are still looked at for mistakes in names.
            problems.inFoldedCode(() -> lookAt(binary));
            checkWidths(binary);
            return new Expr.Const(whole.getAsLong() & arithmetic.mask());
        }
        if (operator == Operator.AND || operator == Operator.OR) {
            OptionalLong left = constants.known(binary.left(), arithmetic);
            OptionalLong right = constants.known(binary.right(), arithmetic);
            // What options decide alone leaves the other side as the truth of the whole.
            if (left.isPresent()) {
                return truth(number(binary.right()));
            }
            if (right.isPresent()) {
                return truth(number(binary.left()));
            }
        }
        Expr left = number(binary.left());
        Expr right = number(binary.right());
        return arithmetic.combine(operator, left, right);
    }

    private void lookAt(Term.Binary binary) {
        boolean compares =
                binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
        for (Term side : new Term[] {binary.left(), binary.right()}) {
            boolean optionValue =
                    compares
                            && side instanceof Term.Path path
                            && constants.known(side, arithmetic).isEmpty()
                            && path.plain();
            if (!optionValue) {
                number(side);
            }
        }
    }

    private void checkWidths(Term term) {
        switch (term) {
            case Term.Literal literal -> literal(literal);
            case Term.Binary(var span, var operator, Term left, Term right) -> {
                checkWidths(left);
                checkWidths(right);
            }
            case Term.Not(var span, Term operand) -> checkWidths(operand);
            case Term.Path path -> {}
            case Term.Any any -> {}
            case Term.Is is -> {}
        }
    }

    private Expr truth(Expr expr) {
        boolean truth =
                switch (expr) {
                    case Expr.Not not -> true;
                    case Expr.RequestIs is -> true;
                    case Expr.Binary(var operator, var left, var right) ->
                            switch (operator) {
                                case EQUAL,
                                        NOT_EQUAL,
                                        LESS,
                                        LESS_OR_EQUAL,
                                        GREATER,
                                        GREATER_OR_EQUAL,
                                        AND,
                                        OR ->
                                        true;
                                case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> false;
                            };
                    case Expr.Const constant -> false;
                    case Expr.LocalRef local -> false;
                    case Expr.Conditional conditional -> false;
                    case Expr.RequestValue value -> false;
                    case Expr.RequestCompare compare -> false;
                    case Expr.RequestSwap swap -> false;
                    case Expr.RequestNumber number -> false;
                    case Expr.RequestMessage message -> false;
                    case Expr.Cell cell -> false;
                };
        return truth ? expr : arithmetic.combine(Operator.NOT_EQUAL, expr, new Expr.Const(0));
    }
}
