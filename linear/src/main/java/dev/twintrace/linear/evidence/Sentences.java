package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import java.util.List;
import java.util.Optional;

/** Says why operations have no order. */
final class Sentences {
    private final Part part;
    private final History history;

    Sentences(Part part) {
        this.part = part;
        this.history = part.history();
    }

    /**
     * Why.
     *
     * @param operations ascending
     * @param stuck the one at whose return nothing is possible
     */
    String why(int[] operations, Optional<Evidence.Window> window, int stuck) {
        String last = Naming.of(history, stuck);
        if (window.isPresent()) {
            return since(window.get(), operations.length, last);
        }
        if (operations.length == 1) {
            return "Nothing explains %s, whenever all others take effect.".formatted(last);
        }
        if (operations.length == 2) {
            return two(operations[0], operations[1]);
        }
        return "No order of these %d operations explains %s.".formatted(operations.length, last);
    }

    private String two(int one, int other) {
        String first = Naming.of(history, one);
        String second = Naming.of(history, other);
        if (history.returned(one) < history.called(other)) {
            return "%s returned before %s was called.".formatted(first, second);
        }
        return "No order of %s and %s explains both.".formatted(first, second);
    }

    private String since(Evidence.Window window, int operations, String last) {
        String before = Naming.of(history, window.before());
        String them =
                operations == 1
                        ? "nothing explains %s".formatted(last)
                        : "no order of these %d operations explains %s".formatted(operations, last);
        if (window.any()) {
            return "Whatever %s was before %s was called: %s.".formatted(object(), before, them);
        }
        return "Before %s was called, %s could only be %s, up to what was open then; from there %s."
                .formatted(before, object(), or(window.states()), them);
    }

    private static String or(List<String> states) {
        int size = states.size();
        return switch (size) {
            case 1 -> states.getFirst();
            case 2, 3, 4, 5 ->
                    String.join(", ", states.subList(0, size - 1)) + " or " + states.getLast();
            default -> "one of " + size;
        };
    }

    private String object() {
        return switch (part.type()) {
            case ObjectType.Word _ -> "the value";
            case ObjectType.Queue _ -> "the queue";
            case ObjectType.Stack _ -> "the stack";
            case ObjectType.Set _ -> "the set";
            case ObjectType.Mutex _ -> "the lock";
            case ObjectType.Text _ -> "the string";
            case ObjectType.Custom _ -> "the object";
        };
    }
}
