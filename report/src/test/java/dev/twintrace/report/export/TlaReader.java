package dev.twintrace.report.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expressions of the part of TLA+ that exports use: integers, truths, functions from 0 as
 * lists. Definitions are looked up when they are needed, as TLA+ has it.
 */
final class TlaReader {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(\"[^\"]*\"|\\d+|[A-Za-z]\\w*'?|/\\\\|\\\\/|\\\\div|=>|<=|\\|->|\\.\\.|\\\\in|.)");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private TlaReader(String text) {
        Matcher matcher = TOKEN.matcher(text.strip());
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    /** Where names get their values. */
    @FunctionalInterface
    interface Scope {
        Object value(String name);
    }

    /** An expression, read. */
    @FunctionalInterface
    interface Expression {
        Object in(Scope scope);
    }

    static Expression read(String text) {
        TlaReader reader = new TlaReader(text);
        Expression expression = reader.implication();
        if (reader.at < reader.tokens.size()) {
            throw new IllegalArgumentException(reader.tokens.get(reader.at) + " in " + text);
        }
        return expression;
    }

    private boolean take(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException(token + " missing at " + at + " in " + tokens);
        }
    }

    private Expression implication() {
        Expression left = disjunction();
        if (!take("=>")) {
            return left;
        }
        Expression right = disjunction();
        return s -> !(boolean) left.in(s) || (boolean) right.in(s);
    }

    private Expression disjunction() {
        Expression all = conjunction();
        while (take("\\/")) {
            Expression left = all;
            Expression right = conjunction();
            all = s -> (boolean) left.in(s) || (boolean) right.in(s);
        }
        return all;
    }

    private Expression conjunction() {
        Expression all = comparison();
        while (take("/\\")) {
            Expression left = all;
            Expression right = comparison();
            all = s -> (boolean) left.in(s) && (boolean) right.in(s);
        }
        return all;
    }

    private Expression comparison() {
        if (take("~")) {
            Expression inner = comparison();
            return s -> !(boolean) inner.in(s);
        }
        Expression left = arithmetic();
        for (String sign : List.of("=", "#", "<=", "<")) {
            if (take(sign)) {
                Expression right = arithmetic();
                return s -> {
                    long l = (long) left.in(s);
                    long r = (long) right.in(s);
                    return switch (sign) {
                        case "=" -> l == r;
                        case "#" -> l != r;
                        case "<=" -> l <= r;
                        default -> l < r;
                    };
                };
            }
        }
        return left;
    }

    // Exports put every operand that is no atom in parentheses, so there is one sign at most.
    private Expression arithmetic() {
        Map<String, BinaryOperator<Long>> signs =
                Map.of(
                        "+", Math::addExact,
                        "-", Math::subtractExact,
                        "*", Math::multiplyExact,
                        "\\div", Math::floorDiv,
                        "%", Math::floorMod);
        Expression left = atom();
        if (at < tokens.size() && signs.containsKey(tokens.get(at))) {
            BinaryOperator<Long> sign = signs.get(tokens.get(at++));
            Expression right = atom();
            return s -> (Object) sign.apply((long) left.in(s), (long) right.in(s));
        }
        return left;
    }

    private Expression atom() {
        if (take("(")) {
            Expression inner = implication();
            need(")");
            return inner;
        }
        if (take("[")) {
            return function();
        }
        if (take("IF")) {
            Expression condition = implication();
            need("THEN");
            Expression then = implication();
            need("ELSE");
            Expression otherwise = implication();
            return s -> (boolean) condition.in(s) ? then.in(s) : otherwise.in(s);
        }
        String token = tokens.get(at++);
        if (token.matches("\\d+")) {
            return s -> Long.parseLong(token);
        }
        if (token.matches("TRUE|FALSE")) {
            return s -> token.equals("TRUE");
        }
        if (token.equals("Assert")) {
            need("(");
            need("FALSE");
            need(",");
            String message = tokens.get(at++);
            need(")");
            return s -> {
                throw new IllegalStateException(message);
            };
        }
        if (!token.matches("\\w+")) {
            throw new IllegalArgumentException(token + " at " + at + " in " + tokens);
        }
        if (take("[")) {
            Expression index = implication();
            need("]");
            return s -> ((List<?>) s.value(token)).get(Math.toIntExact((long) index.in(s)));
        }
        return s -> s.value(token);
    }

    private Expression function() {
        String variable = tokens.get(at++);
        if (take("\\in")) {
            need("0");
            need("..");
            int last = Integer.parseInt(tokens.get(at++));
            need("|->");
            Expression body = implication();
            need("]");
            return s -> {
                List<Object> all = new ArrayList<>();
                for (long i = 0; i <= last; i++) {
                    Map<String, Object> bound = new HashMap<>(Map.of(variable, i));
                    all.add(body.in(n -> bound.containsKey(n) ? bound.get(n) : s.value(n)));
                }
                return List.copyOf(all);
            };
        }
        need("EXCEPT");
        need("!");
        need("[");
        Expression index = implication();
        need("]");
        need("=");
        Expression value = implication();
        need("]");
        return s -> {
            List<Object> all = new ArrayList<>((List<?>) s.value(variable));
            all.set(Math.toIntExact((long) index.in(s)), value.in(s));
            return List.copyOf(all);
        };
    }
}
