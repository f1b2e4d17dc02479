package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;

/** An integer, computed as mathematics has it, in 32 bits. */
sealed interface Value {
    /** From 0. */
    record Constant(long value) implements Value {}

    /** An element of a variable. */
    record Cell(Variable variable, Value index) implements Value {}

    /** What {@link Deed.Name} named. */
    record Named(int name) implements Value {}

    /** Neither operand of a division is negative, and its divisor is not 0. */
    record Binary(Operator operator, Value left, Value right) implements Value {}

    /** Modulo {@code 2^bits}, from 0; only of the value is asked that it is right modulo 2^32. */
    record Low(Value value, int bits) implements Value {}

    /** One or the other; only the chosen one is computed. */
    record Either(Formula condition, Value then, Value otherwise) implements Value {}

    /** 1 if it holds, otherwise 0. */
    record Truth(Formula formula) implements Value {}

    /** What is done to two integers. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED,
        MODULO
    }
}
