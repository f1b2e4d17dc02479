package dev.twintrace.report.words;

import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;

/** What objects are, in words. */
public final class ObjectWords {
    private ObjectWords() {}

    /** The type, a noun and what it holds at first. */
    public static String of(ObjectType type) {
        return switch (type) {
            case ObjectType.Word(var width, Value initial) ->
                    "word of " + width.bits() + " bits, initially " + Plain.of(initial.text(), 40);
            case ObjectType.Queue _ -> "queue, initially empty";
            case ObjectType.Stack _ -> "stack, initially empty";
            case ObjectType.Set _ -> "set, initially empty";
            case ObjectType.Mutex _ -> "lock, initially free";
            case ObjectType.Text(String initial) ->
                    "string, initially "
                            + (initial.isEmpty() ? "empty" : "\"" + Plain.of(initial, 40) + "\"");
            case ObjectType.Custom(String name, var _) -> Plain.of(name, 40);
        };
    }
}
