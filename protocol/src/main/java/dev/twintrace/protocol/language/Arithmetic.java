package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;

/** Unsigned arithmetic that wraps at a width, on numbers and on expressions. */
record Arithmetic(int width) {
    long mask() {
        return width == 64 ? -1L : (1L << width) - 1;
    }

    boolean fits(long value) {
        return (value & ~mask()) == 0;
    }

    long apply(Operator operator, long left, long right) {
        long result =
                switch (operator) {
                    case ADD -> left + right;
                    case SUBTRACT -> left - right;
                    case MULTIPLY -> left * right;
                    case DIVIDE -> right == 0 ? 0 : Long.divideUnsigned(left, right);
                    case REMAINDER -> right == 0 ? 0 : Long.remainderUnsigned(left, right);
                    case EQUAL -> truth(left == right);
                    case NOT_EQUAL -> truth(left != right);
                    case LESS -> truth(Long.compareUnsigned(left, right) < 0);
                    case LESS_OR_EQUAL -> truth(Long.compareUnsigned(left, right) <= 0);
                    case GREATER -> truth(Long.compareUnsigned(left, right) > 0);
                    case GREATER_OR_EQUAL -> truth(Long.compareUnsigned(left, right) >= 0);
                    case AND -> truth(left != 0 && right != 0);
                    case OR -> truth(left != 0 || right != 0);
                };
        return result & mask();
    }

    /** The operation, computed where both sides are known. */
    Expr combine(Operator operator, Expr left, Expr right) {
        return left instanceof Expr.Const(long a) && right instanceof Expr.Const(long b)
                ? new Expr.Const(apply(operator, a, b))
                : new Expr.Binary(operator, left, right);
    }

    Expr negate(Expr operand) {
        return operand instanceof Expr.Const(long value)
                ? new Expr.Const(truth(value == 0))
                : new Expr.Not(operand);
    }

    private static long truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
