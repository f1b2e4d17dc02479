package dev.twintrace.protocol.model;

/**
 * A pure expression over a state. Values are 64-bit patterns, compared as unsigned; narrower words
 * are masked where they are computed. Truth is any value but 0; comparisons and connectives give 0
 * or 1.
 */
public sealed interface Term {
    /** 0, which is also falsehood. */
    Term ZERO = new Constant(0);

    /** 1, which is also truth. */
    Term ONE = new Constant(1);

    /** A constant. */
    record Constant(long value) implements Term {}

    /**
     * The value of a variable's element; the lowering sees to it that the index is within its
     * length.
     */
    record Read(Variable variable, Term index) implements Term {}

    /** A value that {@link Effect.Let} named earlier in the same action. */
    record Named(int name) implements Term {}

    /** 1 for 0, otherwise 0. */
    record Not(Term operand) implements Term {}

    /** A binary operation. */
    record Apply(Operator operator, Term left, Term right) implements Term {}

    /**
     * {@code then} where the condition is not 0, else {@code otherwise}; only the chosen one is
     * evaluated.
     */
    record Choose(Term condition, Term then, Term otherwise) implements Term {}

    /**
     * Arithmetic is modulo 2^64; a division or remainder by 0 gives 0; AND and OR evaluate the
     * right only if needed.
     */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER,
        BIT_AND,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        AND,
        OR
    }
}
