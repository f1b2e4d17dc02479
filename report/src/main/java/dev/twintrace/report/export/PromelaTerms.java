package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes values and formulas as Promela, with no more parentheses than C needs.
 *
 * @param names of the variables
 */
record PromelaTerms(Map<Variable, String> names) {
    /** How tightly operators bind; operands that bind less tightly get parentheses. */
    private static final int OR = 1;

    private static final int AND = 2;
    private static final int MASK = 3;
    private static final int EQUALITY = 4;
    private static final int ORDER = 5;
    private static final int SUM = 6;
    private static final int PRODUCT = 7;
    private static final int ATOM = 8;

    private record Text(String text, int tightness) {
        String in(int tightest) {
            return tightness < tightest ? "(" + text + ")" : text;
        }
    }

    /** An integer. */
    String of(Value value) {
        return text(value).text();
    }

    /** A truth. */
    String of(Formula formula) {
        return text(formula).text();
    }

    /**
     * The parts of a formula that all have to hold, a line each where it is long. A line that ends
     * in a parenthesis would end the statement, so the sign in between comes before the break.
     */
    String guard(Formula formula, int columns, String indent) {
        List<String> parts = formula.conjuncts().stream().map(f -> text(f).in(AND)).toList();
        String line = String.join(" && ", parts);
        return line.length() <= columns ? line : String.join(" &&\n" + indent, parts);
    }

    /** An element, or the whole if there is only one. */
    String cell(Variable variable, Value index) {
        String name = Objects.requireNonNull(names.get(variable));
        return variable.length() == 1 ? name : name + "[" + of(index) + "]";
    }

    private Text text(Value value) {
        return switch (value) {
            case Value.Constant(long number) -> new Text(Long.toString(number), ATOM);
            case Value.Cell(Variable variable, Value index) ->
                    new Text(cell(variable, index), ATOM);
            case Value.Named(int name) -> new Text(named(name), ATOM);
            case Value.Low(Value of, int bits) ->
                    new Text(text(of).in(EQUALITY) + " & " + ((1L << bits) - 1), MASK);
            case Value.Either(Formula condition, Value then, Value otherwise) ->
                    new Text(
                            "("
                                    + text(condition).in(OR)
                                    + " -> "
                                    + of(then)
                                    + " : "
                                    + of(otherwise)
                                    + ")",
                            ATOM);
            case Value.Truth(Formula formula) -> new Text("(" + of(formula) + ")", ATOM);
            case Value.Binary(Value.Operator operator, Value left, Value right) ->
                    switch (operator) {
                        case PLUS -> binary(SUM, " + ", left, right);
                        case MINUS -> binary(SUM, " - ", left, right);
                        case TIMES -> binary(PRODUCT, " * ", left, right);
                        case DIVIDED -> binary(PRODUCT, " / ", left, right);
                        case MODULO -> binary(PRODUCT, " % ", left, right);
                    };
        };
    }

    private Text binary(int tightness, String sign, Value left, Value right) {
        return new Text(text(left).in(tightness) + sign + text(right).in(tightness + 1), tightness);
    }

    private Text text(Formula formula) {
        return switch (formula) {
            case Formula.Fixed(boolean holds) -> new Text(holds ? "true" : "false", ATOM);
            case Formula.Not(Formula inner) -> new Text("!(" + of(inner) + ")", ATOM);
            case Formula.Both(Formula left, Formula right) ->
                    new Text(text(left).in(AND) + " && " + text(right).in(AND), AND);
            case Formula.Any(Formula left, Formula right) ->
                    // Parentheses that C does not ask for, but readers do.
                    new Text(disjunct(left) + " || " + disjunct(right), OR);
            case Formula.Compare(Formula.Relation relation, Value left, Value right) ->
                    switch (relation) {
                        case EQUAL -> compare(EQUALITY, " == ", left, right);
                        case NOT_EQUAL -> compare(EQUALITY, " != ", left, right);
                        case LESS -> compare(ORDER, " < ", left, right);
                        case LESS_OR_EQUAL -> compare(ORDER, " <= ", left, right);
                    };
        };
    }

    private String disjunct(Formula formula) {
        return formula instanceof Formula.Any ? of(formula) : text(formula).in(MASK);
    }

    private Text compare(int tightness, String sign, Value left, Value right) {
        return new Text(text(left).in(SUM) + sign + text(right).in(SUM), tightness);
    }

    /** What deeds name. */
    static String named(int name) {
        return "let" + name;
    }

    /** Some numbers, as a list. */
    static String numbers(List<Long> numbers) {
        return numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining(", "));
    }
}
