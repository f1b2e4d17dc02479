package dev.twintrace.linear.object;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.history.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Whether a history is one of a type: its functions, how many arguments they have, what they
 * return, and whether values are numbers where they have to be. Machines and deciders trust that.
 */
public final class Signatures {
    private final History history;
    private final ObjectType type;
    private final Signature[] signatures;
    private final boolean numbers;
    private final WordWidth width;

    private Signatures(History history, ObjectType type, Signature[] signatures) {
        this.history = history;
        this.type = type;
        this.signatures = signatures;
        boolean some = false;
        for (int o = 0; o < history.size(); o++) {
            some |= signatures[history.function(o)].arithmetic();
        }
        this.numbers = some;
        this.width = type instanceof ObjectType.Word word ? word.width() : WordWidth.VERBS;
    }

    /**
     * An operation that does not fit.
     *
     * @param operation its number
     * @param why one sentence
     */
    public record Misfit(int operation, String why) {}

    /** The first operation that does not fit a type; never one of a type of one's own. */
    public static Optional<Misfit> misfit(History history, ObjectType type) {
        List<Signature> known = Signature.of(type);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Signature[] its = new Signature[history.functions().size()];
        for (int f = 0; f < its.length; f++) {
            String name = history.functions().get(f);
            Optional<Signature> found =
                    known.stream().filter(s -> s.function().equals(name)).findFirst();
            OptionalInt first = first(history, f);
            if (first.isEmpty()) {
                continue;
            }
            if (found.isEmpty()) {
                return Optional.of(new Misfit(first.getAsInt(), unknown(name, known)));
            }
            its[f] = found.get();
        }
        return new Signatures(history, type, its).first();
    }

    /** The first operation of a function; all of them may have failed, and so be left out. */
    private static OptionalInt first(History history, int function) {
        for (int o = 0; o < history.size(); o++) {
            if (history.function(o) == function) {
                return OptionalInt.of(o);
            }
        }
        return OptionalInt.empty();
    }

    private static String unknown(String name, List<Signature> known) {
        return known.stream()
                .map(Signature::function)
                .collect(Collectors.joining(", ", name + " is none of ", "."));
    }

    private Optional<Misfit> first() {
        Optional<String> initially = initially();
        if (initially.isPresent()) {
            return initially.map(why -> new Misfit(0, why));
        }
        for (int o = 0; o < history.size(); o++) {
            Optional<String> why = why(o);
            if (why.isPresent()) {
                return Optional.of(new Misfit(o, why.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> initially() {
        if (!(type instanceof ObjectType.Word word)) {
            return Optional.empty();
        }
        return switch (word.initial()) {
            case Value.Word(long number) when !width.holds(number) -> Optional.of(wide(number));
            case Value.Word _ -> Optional.empty();
            case Value.Text _, Value.Nil _ when numbers ->
                    Optional.of(
                            "There is arithmetic, and the initial value "
                                    + word.initial().text()
                                    + " is no number.");
            case Value.Text _, Value.Nil _ -> Optional.empty();
        };
    }

    private Optional<String> why(int operation) {
        Signature signature = signatures[history.function(operation)];
        Form form = history.form(operation);
        if (history.arguments(operation) != signature.arguments()) {
            return Optional.of(
                    "%s takes %s, not %d."
                            .formatted(
                                    signature.function(),
                                    switch (signature.arguments()) {
                                        case 0 -> "no argument";
                                        case 1 -> "1 argument";
                                        default -> signature.arguments() + " arguments";
                                    },
                                    history.arguments(operation)));
        }
        if (!signature.forms().contains(form)) {
            return Optional.of(
                    signature.function() + " never returns " + returned(operation) + ".");
        }
        for (int a = 0; a < signature.arguments(); a++) {
            Optional<String> why = why(signature, history.argument(operation, a));
            if (why.isPresent()) {
                return why;
            }
        }
        return form == Form.VALUE ? why(signature, history.result(operation)) : Optional.empty();
    }

    private String returned(int operation) {
        return switch (history.form(operation)) {
            case NONE -> "nothing";
            case VALUE -> "a value";
            case TRUE, FALSE -> "true or false";
            case EMPTY -> "empty";
        };
    }

    private Optional<String> why(Signature signature, long code) {
        boolean word = type instanceof ObjectType.Word;
        if (history.numbersOnly() && (!word || width.holds(code))) {
            return Optional.empty();
        }
        return switch (history.value(code)) {
            case Value.Word(long number) when word && !width.holds(number) ->
                    Optional.of(wide(number));
            case Value.Word _ -> Optional.empty();
            case Value.Text _, Value.Nil _ when numbers ->
                    Optional.of(
                            "There is arithmetic, and "
                                    + history.value(code).text()
                                    + " is no number.");
            case Value.Text _ -> Optional.empty();
            case Value.Nil _ when type instanceof ObjectType.Text ->
                    Optional.of(signature.function() + " is about strings, not about nil.");
            case Value.Nil _ -> Optional.empty();
        };
    }

    private String wide(long number) {
        return "%d does not fit into %d bits.".formatted(number, width.bits());
    }
}
