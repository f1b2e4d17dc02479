package dev.twintrace.report.story;

import dev.twintrace.core.Change;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.WordWidth;
import java.util.List;
import java.util.stream.Collectors;

/** Values, operations and lists in the notation of the language. */
public final class Words {
    /** A space at which a line is not broken; shown as an ordinary one. */
    public static final char TIE = '\u00a0';

    private Words() {}

    /** A value, or {@code {1, 2}} for several fields. */
    public static String values(List<Long> values) {
        String text = values.stream().map(WordWidth::text).collect(Collectors.joining("," + TIE));
        return values.size() == 1 ? text : "{" + text + "}";
    }

    /** As the file would write it with its operands evaluated, {@code write(data, 1)}. */
    public static String operation(Operation operation) {
        String operands =
                switch (operation) {
                    case Operation.Write(Place place, List<Long> payload) ->
                            place.text() + ", " + payload(payload);
                    case Operation.WriteImmediate(
                                    Place place,
                                    List<Long> payload,
                                    long immediate) ->
                            place.text()
                                    + ", "
                                    + payload(payload)
                                    + ", imm = "
                                    + WordWidth.text(immediate);
                    case Operation.Read(Place place) -> place.text();
                    case Operation.FetchAndAdd(Place place, long addend) ->
                            place.text() + ", " + WordWidth.text(addend);
                    case Operation.CompareAndSwap(Place place, long compare, long swap) ->
                            place.text()
                                    + ", "
                                    + WordWidth.text(compare)
                                    + ", "
                                    + WordWidth.text(swap);
                    case Operation.Send(List<Long> payload) -> payload(payload);
                };
        return tied(operation.verb() + "(" + operands + ")");
    }

    private static String payload(List<Long> values) {
        return values.isEmpty() ? "from memory" : values(values);
    }

    /** {@code data: 1 -> 2}, with an arrow that the caller draws. */
    public static String change(Change change) {
        return tied(
                change.place().text()
                        + ": "
                        + values(change.before())
                        + " \u2192 "
                        + values(change.after()));
    }

    /** {@code q#1, q#2}. */
    public static String requests(List<RequestId> requests) {
        return requests.isEmpty()
                ? "nothing"
                : requests.stream().map(RequestId::toString).collect(Collectors.joining(", "));
    }

    /** {@code a, b and c}. */
    public static String list(List<String> items) {
        return list(items, "and");
    }

    /** The same with another word before the last. */
    public static String list(List<String> items, String conjunction) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1))
                + " "
                + conjunction
                + " "
                + items.getLast();
    }

    /** Kept on one line if at all possible. */
    public static String tied(String text) {
        return text.replace(' ', TIE);
    }

    /** With ordinary spaces only. */
    public static String loose(String text) {
        return text.replace(TIE, ' ');
    }

    /** An execution count in a circle. */
    static String count(int count) {
        return count < 10 ? Character.toString('\u2460' + count - 1) : "(" + count + ")";
    }

    /** {@code for the second time}. */
    static String again(int count) {
        return switch (count) {
            case 1 -> "for the first time";
            case 2 -> "a second time";
            case 3 -> "a third time";
            default -> "once more";
        };
    }
}
