package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.Symbol;

/**
 * The {@code :value} of an entry: of an invocation the arguments, of a completion the result. What
 * it is depends on the function, as Jepsen's workloads echo the arguments of some.
 *
 * @param key which object, if it says so
 * @param parts of a vector its elements, of anything else itself; each a {@link Value}, or a {@link
 *     Boolean}
 * @param form what {@code :value} was
 */
record JepsenValue(Optional<Value> key, List<Object> parts, Form form) {
    /** What a {@code :value} looks like. */
    enum Form {
        ABSENT,
        NIL,
        SCALAR,
        VECTOR
    }

    private static final Value ONLY = new Value.Word(0);
    private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    /** How functions use their values; those that are not here return theirs. */
    private enum Use {
        /** Takes one argument, returns nothing. */
        PUTS,
        /** Takes nothing, returns nothing. */
        SIGNALS,
        /** Returns whether it succeeded; what echoes the arguments says so of a cas. */
        SUCCEEDS,
        /** Takes nothing, returns a value or empty. */
        TAKES,
        /** Takes nothing, returns a value, be it nil. */
        READS,
        OTHER;

        static Use of(String function) {
            return switch (function) {
                case "write", "put", "append", "enqueue", "push" -> PUTS;
                case "acquire", "release" -> SIGNALS;
                case "cas", "add", "remove" -> SUCCEEDS;
                case "dequeue", "pop" -> TAKES;
                case "read", "get" -> READS;
                default -> OTHER;
            };
        }
    }

    /**
     * What an entry says.
     *
     * @param key what its {@code :key} says
     * @param value what its {@code :value} says; empty if there is none
     * @param independent whether the value is a pair of key and value
     */
    static JepsenValue of(
            Optional<Value> key, Optional<EdnDatum> value, boolean independent, long line)
            throws Refusal {
        if (value.isEmpty()) {
            return new JepsenValue(key, List.of(), Form.ABSENT);
        }
        EdnDatum datum = value.get();
        if (!independent) {
            return of(key, datum, line);
        }
        if (key.isPresent()) {
            throw new Refusal(
                    line, 0, "an entry with a :key, though each :value is said to be [key value]");
        }
        if (!(datum.raw() instanceof List<?> pair) || pair.size() != 2) {
            throw new Refusal(line, 0, "a :value of the form [key value] is expected");
        }
        Object its = part(new EdnDatum(pair.getFirst()), line);
        if (!(its instanceof Value itsKey)) {
            throw new Refusal(line, 0, "a key is a number, a string or a keyword");
        }
        return of(Optional.of(itsKey), new EdnDatum(pair.get(1)), line);
    }

    private static JepsenValue of(Optional<Value> key, EdnDatum datum, long line) throws Refusal {
        if (datum.nil()) {
            return new JepsenValue(key, List.of(), Form.NIL);
        }
        if (!(datum.raw() instanceof List<?> elements)) {
            return new JepsenValue(key, List.of(part(datum, line)), Form.SCALAR);
        }
        List<Object> parts = new ArrayList<>();
        for (Object element : elements) {
            parts.add(part(new EdnDatum(element), line));
        }
        return new JepsenValue(key, List.copyOf(parts), Form.VECTOR);
    }

    /** A key as {@code :key} gives it. */
    static Value key(EdnDatum datum, long line) throws Refusal {
        if (part(datum, line) instanceof Value key) {
            return key;
        }
        throw new Refusal(line, 0, "a :key is a number, a string or a keyword");
    }

    private static Object part(EdnDatum datum, long line) throws Refusal {
        if (datum.nil()) {
            return new Value.Nil();
        }
        return switch (datum.raw()) {
            case Boolean truth -> truth;
            case Long number -> new Value.Word(number);
            case BigInteger number -> {
                if (number.compareTo(MOST) > 0 || number.compareTo(LEAST) < 0) {
                    throw new Refusal(line, 0, Numeral.tooLarge(Utf8.quoted(number.toString())));
                }
                yield new Value.Word(number.longValue());
            }
            case String text -> new Value.Text(text);
            case Keyword word -> new Value.Text(word.toString());
            case Symbol word -> new Value.Text(word.toString());
            case List<?> _ ->
                    throw new Refusal(
                            line,
                            0,
                            "a vector in a vector; if each :value is a pair of a key and a value,"
                                    + " as jepsen.independent makes them, say --independent");
            default ->
                    throw new Refusal(
                            line,
                            0,
                            "a whole number, a string, a keyword, true, false or nil is expected,"
                                    + " not "
                                    + Utf8.quoted(datum.raw().toString()));
        };
    }

    /** This value as that of an invocation of a function. */
    JepsenValue invoking(String function, long line) throws Refusal {
        Use use = Use.of(function);
        if (form == Form.VECTOR && parts.size() == 2 && (use == Use.READS || use == Use.TAKES)) {
            throw new Refusal(
                    line,
                    0,
                    function
                            + " takes no arguments; if each :value is a pair of a key and a value,"
                            + " as jepsen.independent makes them, say --independent");
        }
        if (parts.size() > History.ARGUMENTS) {
            throw new Refusal(
                    line, 0, "an operation has at most " + History.ARGUMENTS + " arguments");
        }
        for (Object part : parts) {
            if (part instanceof Boolean) {
                throw new Refusal(
                        line,
                        0,
                        "an argument is a number, a string, a keyword or nil, not " + part);
            }
        }
        return use == Use.PUTS && form == Form.NIL
                ? new JepsenValue(key, List.of(new Value.Nil()), Form.SCALAR)
                : this;
    }

    /** Which object; where nothing says so there is but one. */
    Value object() {
        return key.orElse(ONLY);
    }

    /** What an invocation passes. */
    List<Value> arguments() {
        return parts.stream().map(Value.class::cast).toList();
    }

    /** What an operation, invoked with this value, has returned. */
    Response answer(JepsenOperations.Entry completion, String function) throws Refusal {
        JepsenValue its = completion.value();
        if (its.key().isPresent() && !its.object().equals(object())) {
            throw new Refusal(
                    completion.line(),
                    0,
                    "this completes an operation on another key: "
                            + Utf8.quoted(object().text())
                            + " was invoked");
        }
        return switch (Use.of(function)) {
            case PUTS, SIGNALS -> new Response.Done();
            case SUCCEEDS -> {
                boolean echo = its.parts().equals(parts) || its.parts().isEmpty();
                if (echo) {
                    yield function.equals("cas")
                            ? new Response.Answered(true)
                            : new Response.Done();
                }
                yield its.single(completion.line());
            }
            case TAKES ->
                    its.form() == Form.NIL || its.parts().equals(List.of(new Value.Text(":empty")))
                            ? new Response.Empty()
                            : its.single(completion.line());
            case READS ->
                    its.form() == Form.NIL
                            ? new Response.Returned(new Value.Nil())
                            : its.single(completion.line());
            case OTHER ->
                    its.form() == Form.NIL || its.form() == Form.ABSENT
                            ? new Response.Done()
                            : its.single(completion.line());
        };
    }

    private Response single(long line) throws Refusal {
        return switch (form) {
            case SCALAR ->
                    switch (parts.getFirst()) {
                        case Boolean truth -> new Response.Answered(truth);
                        case Object value -> new Response.Returned((Value) value);
                    };
            case ABSENT, NIL -> throw new Refusal(line, 0, "a :value is expected, the result");
            case VECTOR ->
                    throw new Refusal(
                            line,
                            0,
                            "the result is a single value here, not a vector; is this a history of"
                                    + " jepsen.independent? then say --independent");
        };
    }
}
