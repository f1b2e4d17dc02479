package dev.twintrace.cli;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Signatures;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The type of a history's objects: as the user names it, or the first that has all its functions.
 *
 * @param initial as a field of CSV would say it; empty for what is usual for the type
 */
record ObjectChoice(TypeName name, Optional<String> initial, WordWidth width) {
    private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    /**
     * The type.
     *
     * @throws Complaint if the history is none of it
     */
    ObjectType of(History history, String file) {
        if (name == TypeName.AUTO) {
            return fitting(history, file);
        }
        ObjectType type = named(name, history);
        Signatures.misfit(history, type)
                .ifPresent(misfit -> {
                    throw misfit(file, history, misfit, name.word());
                });
        return type;
    }

    private ObjectType fitting(History history, String file) {
        List<TypeName> candidates =
                List.of(
                        TypeName.WORD,
                        TypeName.QUEUE,
                        TypeName.STACK,
                        TypeName.SET,
                        TypeName.MUTEX,
                        TypeName.TEXT);
        for (TypeName candidate : candidates) {
            ObjectType type = named(candidate, history);
            if (Signatures.misfit(history, type).isEmpty()) {
                return type;
            }
        }
        // The complaint of the type that gets farthest is the one that helps.
        TypeName nearest = candidates.getFirst();
        int farthest = -1;
        for (TypeName candidate : candidates) {
            int reached =
                    Signatures.misfit(history, named(candidate, history))
                            .map(Signatures.Misfit::operation)
                            .orElse(0);
            if (reached > farthest) {
                nearest = candidate;
                farthest = reached;
            }
        }
        throw misfit(
                file,
                history,
                Signatures.misfit(history, named(nearest, history)).orElseThrow(),
                nearest.word());
    }

    private static Complaint misfit(
            String file, History history, Signatures.Misfit misfit, String type) {
        int o = misfit.operation();
        return new Complaint(
                file
                        + ": this is no history of type "
                        + type
                        + (o < history.size()
                                ? ": "
                                        + Naming.of(history, o)
                                        + " of process "
                                        + history.process(o)
                                        + " at "
                                        + history.called(o)
                                : "")
                        + ": "
                        + misfit.why()
                        + " --type names another one");
    }

    private ObjectType named(TypeName its, History history) {
        return switch (its) {
            case AUTO, WORD, REGISTER, CAS_REGISTER, FADD, COUNTER ->
                    new ObjectType.Word(width, word(history));
            case QUEUE -> new ObjectType.Queue();
            case STACK -> new ObjectType.Stack();
            case SET -> new ObjectType.Set();
            case MUTEX -> new ObjectType.Mutex();
            case TEXT, KV -> new ObjectType.Text(initial.orElse(""));
        };
    }

    /** Nil if something has returned nil that nobody put there, for then it was there before. */
    private Value word(History history) {
        return initial.map(ObjectChoice::value)
                .orElseGet(() -> nilWasThere(history) ? new Value.Nil() : new Value.Word(0));
    }

    private static boolean nilWasThere(History history) {
        OptionalLong nil = history.code(new Value.Nil());
        if (nil.isEmpty()) {
            return false;
        }
        boolean returned = false;
        for (int o = 0; o < history.size(); o++) {
            for (int a = 0; a < history.arguments(o); a++) {
                if (history.argument(o, a) == nil.getAsLong()) {
                    return false;
                }
            }
            returned |= history.form(o) == Form.VALUE && history.result(o) == nil.getAsLong();
        }
        return returned;
    }

    private static Value value(String text) {
        if (text.equals("nil")) {
            return new Value.Nil();
        }
        if (text.matches("-?[0-9]{1,30}|0[xX][0-9a-fA-F]{1,30}")) {
            BigInteger number =
                    text.matches("0[xX].*")
                            ? new BigInteger(text.substring(2), 16)
                            : new BigInteger(text);
            if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
                throw new Complaint("--initial: " + text + " does not fit into 64 bits");
            }
            return new Value.Word(number.longValue());
        }
        return new Value.Text(text);
    }
}
