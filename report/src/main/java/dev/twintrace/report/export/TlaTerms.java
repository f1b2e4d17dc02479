package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes values and formulas as TLA+. Operands that are no atoms get parentheses: TLA+ has no order
 * between many of its operators.
 *
 * @param variables what a variable is called at this point of a step
 * @param named what a named value is called at this point of a step
 */
record TlaTerms(Function<Variable, String> variables, IntFunction<String> named) {
    /** An integer. */
    String of(Value value) {
        return switch (value) {
            case Value.Constant(long number) -> Long.toString(number);
            case Value.Cell(Variable variable, Value index) -> {
                String name = variables.apply(variable);
                yield variable.length() == 1 ? name : name + "[" + of(index) + "]";
            }
            case Value.Named(int name) -> named.apply(name);
            case Value.Binary(Value.Operator operator, Value left, Value right) ->
                    operand(left) + sign(operator) + operand(right);
            case Value.Low(Value of, int bits) -> operand(of) + " % " + (1L << bits);
            case Value.Either(Formula condition, Value then, Value otherwise) ->
                    "IF " + of(condition) + " THEN " + of(then) + " ELSE " + of(otherwise);
            case Value.Truth(Formula formula) -> "IF " + of(formula) + " THEN 1 ELSE 0";
        };
    }

    /** A truth. */
    String of(Formula formula) {
        return switch (formula) {
            case Formula.Fixed(boolean holds) -> holds ? "TRUE" : "FALSE";
            case Formula.Not(Formula inner) -> "~(" + of(inner) + ")";
            case Formula.Compare(Formula.Relation relation, Value left, Value right) ->
                    operand(left) + sign(relation) + operand(right);
            case Formula.Both(Formula left, Formula right) ->
                    conjunct(left) + " /\\ " + conjunct(right);
            case Formula.Any(Formula left, Formula right) ->
                    disjunct(left) + " \\/ " + disjunct(right);
        };
    }

    /** As part of a conjunction. */
    String conjunct(Formula formula) {
        return formula instanceof Formula.Any ? "(" + of(formula) + ")" : of(formula);
    }

    private String disjunct(Formula formula) {
        return formula instanceof Formula.Both ? "(" + of(formula) + ")" : of(formula);
    }

    private String operand(Value value) {
        return switch (value) {
            case Value.Constant _, Value.Cell _, Value.Named _ -> of(value);
            case Value.Binary _, Value.Low _, Value.Either _, Value.Truth _ ->
                    "(" + of(value) + ")";
        };
    }

    private static String sign(Value.Operator operator) {
        return switch (operator) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " * ";
            case DIVIDED -> " \\div ";
            case MODULO -> " % ";
        };
    }

    private static String sign(Formula.Relation relation) {
        return switch (relation) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " # ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
        };
    }
}
