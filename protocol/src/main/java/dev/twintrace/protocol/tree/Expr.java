package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A pure expression over local variables: it reads no memory, so evaluating it takes no step. Every
 * value is an unsigned word of the protocol's width; arithmetic wraps and comparisons are unsigned.
 * Truth is 1, falsehood 0.
 */
public sealed interface Expr {

    /** A constant, already reduced to the protocol's width. */
    record Const(long value) implements Expr {}

    /** The value of a local variable. */
    record LocalRef(Local local) implements Expr {}

    /** Logical negation: 1 for 0, otherwise 0. */
    record Not(Expr operand) implements Expr {}

    /** A binary operation; division and remainder by zero give 0. */
    record Binary(Operator operator, Expr left, Expr right) implements Expr {}

    /** {@code then} if the condition holds, else {@code otherwise}. */
    record Conditional(Expr condition, Expr then, Expr otherwise) implements Expr {}

    /**
     * In overlay code: operand {@code index} of the payload of the request at hand ({@code
     * r.value}, {@code r.field}).
     */
    record RequestValue(int index) implements Expr {}

    /**
     * In overlay code: the compare operand of the request at hand, 0 if it is not a
     * compare-and-swap.
     */
    record RequestCompare() implements Expr {}

    /**
     * In overlay code: the swap operand of the request at hand, 0 if it is not a compare-and-swap.
     */
    record RequestSwap() implements Expr {}

    /** In overlay code: how many requests were posted on the queue pair before the one at hand. */
    record RequestNumber() implements Expr {}

    /**
     * In overlay code: 1 + the notifications (send, write_imm) posted before the request at hand.
     */
    record RequestMessage() implements Expr {}

    /** In overlay code: whether the request at hand is of one of these kinds. */
    record RequestIs(List<RequestKind> kinds) implements Expr {}

    /**
     * In an invariant only: the present value of one cell of memory. The index is a constant
     * expression.
     */
    record Cell(Word word, int element, int field) implements Expr {}

    /** Binary operators. AND and OR take any non-zero operand as true and give 0 or 1. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        REMAINDER("%"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        AND("and"),
        OR("or");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As the language writes it. */
        public String symbol() {
            return symbol;
        }
    }
}
