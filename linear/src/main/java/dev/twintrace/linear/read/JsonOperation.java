package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One object of JSON lines, field by field as they come. */
final class JsonOperation {
    private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    private final JsonParser parser;
    private final long line;
    private OptionalLong process = OptionalLong.empty();
    private OptionalLong called = OptionalLong.empty();
    private OptionalLong returned = OptionalLong.empty();
    private Optional<String> function = Optional.empty();
    private Value key = new Value.Word(0);
    private final List<Value> arguments = new ArrayList<>();
    private Optional<Response> result = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Executions> executions = Optional.empty();

    /** Of a parser that has read the opening brace. */
    JsonOperation(JsonParser parser, long line) {
        this.parser = parser;
        this.line = line;
    }

    /** Reads up to the closing brace. */
    void read() throws Refusal {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field(name);
        }
    }

    private void field(String name) throws Refusal {
        switch (name) {
            case "process" -> process = OptionalLong.of(number(name));
            case "call" -> called = OptionalLong.of(time(name));
            case "return" ->
                    returned =
                            parser.currentToken() == JsonToken.VALUE_NULL
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(time(name));
            case "function" -> function = Optional.of(text(name));
            case "key" -> key = value(name);
            case "arguments" -> arguments();
            case "result" -> result = Optional.of(response());
            case "outcome" -> {
                String word = text(name);
                outcome =
                        Optional.of(
                                Outcome.of(word)
                                        .orElseThrow(() -> expected(name, Outcome.WORDS, word)));
            }
            case "executions" -> {
                String word = text(name);
                executions =
                        Optional.of(
                                Repetition.of(word)
                                        .orElseThrow(() -> expected(name, Repetition.WORDS, word)));
            }
            default ->
                    throw refusal(
                            "there is no field "
                                    + Utf8.quoted(name)
                                    + "; an operation has process, call, return, function, key,"
                                    + " arguments, result, outcome, executions");
        }
    }

    private Refusal refusal(String why) {
        return new Refusal(line, Math.max(0, parser.currentTokenLocation().getColumnNr()), why);
    }

    private Refusal expected(String name, String what, String found) {
        return refusal("`" + name + "`: " + what + " is expected, not " + Utf8.quoted(found));
    }

    private String text(String name) throws Refusal {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw expected(name, "a string", parser.getString());
        }
        return parser.getString();
    }

    private long time(String name) throws Refusal {
        long time = number(name);
        boolean unsigned = time < 0 && parser.getString().charAt(0) != '-';
        if (time == History.NEVER || unsigned) {
            throw refusal("times are below " + History.NEVER);
        }
        return time;
    }

    private long number(String name) throws Refusal {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw expected(name, "a whole number", parser.getString());
        }
        BigInteger number = parser.getBigIntegerValue();
        if (number.compareTo(MOST) > 0 || number.compareTo(LEAST) < 0) {
            throw refusal(Numeral.tooLarge(Utf8.quoted(number.toString())));
        }
        return number.longValue();
    }

    private Value value(String name) throws Refusal {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> new Value.Word(number(name));
            case VALUE_STRING -> new Value.Text(parser.getString());
            case VALUE_NULL -> new Value.Nil();
            case VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NUMBER_FLOAT,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE,
                    START_OBJECT,
                    END_OBJECT,
                    START_ARRAY,
                    END_ARRAY,
                    PROPERTY_NAME ->
                    throw expected(name, "a whole number, a string or null", parser.getString());
        };
    }

    private void arguments() throws Refusal {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw expected("arguments", "an array", parser.getString());
        }
        arguments.clear();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (arguments.size() == History.ARGUMENTS) {
                throw refusal("an operation has at most " + History.ARGUMENTS + " arguments");
            }
            arguments.add(value("arguments"));
        }
    }

    private Response response() throws Refusal {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> new Response.Answered(true);
            case VALUE_FALSE -> new Response.Answered(false);
            case START_ARRAY -> {
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    throw refusal(
                            "`result`: [] says that there was nothing to take, and holds nothing");
                }
                yield new Response.Empty();
            }
            case VALUE_NUMBER_INT,
                    VALUE_STRING,
                    VALUE_NULL,
                    VALUE_NUMBER_FLOAT,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE,
                    START_OBJECT,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME ->
                    new Response.Returned(value("result"));
        };
    }

    /** When it was called, after it was {@linkplain #addTo added}. */
    long called() {
        return called.orElseThrow();
    }

    /** Adds what was read, unless it failed. */
    void addTo(History.Builder builder, Functions functions) throws Refusal {
        long itsProcess = process.orElseThrow(() -> missing("process"));
        long call = called.orElseThrow(() -> missing("call"));
        String its = functions.checked(function.orElseThrow(() -> missing("function")), line, 0);
        if (returned.isPresent() && returned.getAsLong() < call) {
            throw new Refusal(
                    line,
                    0,
                    "an operation returns after its call; are `call` and `return` mixed up?");
        }
        Outcome end = outcome.orElse(returned.isPresent() ? Outcome.OK : Outcome.UNKNOWN);
        boolean back = end == Outcome.OK;
        if (back && returned.isEmpty()) {
            throw new Refusal(line, 0, "an operation that is ok has a `return`");
        }
        if (end == Outcome.UNKNOWN && result.isPresent()) {
            throw new Refusal(
                    line,
                    0,
                    "an operation of unknown outcome has no result; is its `return` missing?");
        }
        if (end == Outcome.FAIL) {
            if (executions.filter(Executions::required).isPresent()) {
                throw new Refusal(line, 0, "what failed was not executed, not even once");
            }
            return;
        }
        builder.add(
                new Operation(
                        itsProcess,
                        call,
                        back ? returned : OptionalLong.empty(),
                        key,
                        its,
                        arguments,
                        result.orElse(new Response.Done()),
                        executions.orElse(Repetition.usual(back))));
    }

    private Refusal missing(String name) {
        return new Refusal(line, 0, "the operation has no `" + name + "`");
    }
}
