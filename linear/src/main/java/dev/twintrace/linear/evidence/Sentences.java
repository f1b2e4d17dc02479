package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says why operations have no order. */
final class Sentences {
    /** So many operations can be named in a sentence. */
    private static final int NAMED = 4;

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
            return since(window.get(), operations, last);
        }
        if (operations.length == 1) {
            return "Nothing explains %s, whenever all others take effect.".formatted(last);
        }
        if (operations.length == 2
                && history.returned(operations[0]) < history.called(operations[1])) {
            return inTurn(operations[0], operations[1], stuck);
        }
        return noOrder(operations, last, "No") + ".";
    }

    /** Of two operations of which the first had returned when the second was called. */
    private String inTurn(int first, int second, int stuck) {
        return stuck == first
                ? "%s returned before %s was called, and nothing else explains it."
                        .formatted(Naming.of(history, first), Naming.of(history, second))
                : "After %s nothing explains %s."
                        .formatted(Naming.of(history, first), Naming.of(history, second));
    }

    private String noOrder(int[] operations, String last, String no) {
        if (operations.length > NAMED) {
            return "%s order of these %d operations explains %s"
                    .formatted(no, operations.length, last);
        }
        List<String> names =
                Arrays.stream(operations).mapToObj(o -> Naming.of(history, o)).toList();
        return "%s order of %s explains all".formatted(no, list(names, "and"));
    }

    private String since(Evidence.Window window, int[] operations, String last) {
        String before = Naming.of(history, window.before());
        String them =
                operations.length == 1
                        ? "nothing explains %s".formatted(last)
                        : noOrder(operations, last, "no");
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
            case 2, 3, 4, 5 -> list(states, "or");
            default -> "one of " + size;
        };
    }

    private static String list(List<String> words, String last) {
        int size = words.size();
        return String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.getLast();
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
