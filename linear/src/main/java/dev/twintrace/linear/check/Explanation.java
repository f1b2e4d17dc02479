package dev.twintrace.linear.check;

import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.history.History;
import java.util.List;
import java.util.stream.Collectors;

/** A decision in words, for people who read the output of a test. */
final class Explanation {
    private Explanation() {}

    static String of(History history, Decision decision) {
        return switch (decision) {
            case Decision.Linearizable _ -> "linearizable";
            case Decision.NotLinearizable no ->
                    no.evidence().operations().stream()
                            .mapToObj(o -> "\n  " + line(history, o))
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "not linearizable: "
                                                    + key(history, no.key().text())
                                                    + no.evidence().why(),
                                            ""));
            case Decision.Unknown(var key, String reason) ->
                    "not decided: " + key(history, key.text()) + reason;
            case Decision.Unfit(int operation, String why) ->
                    "not a history of this type: " + why + "\n  " + line(history, operation);
        };
    }

    private static String key(History history, String key) {
        return history.keys().size() > 1 ? "key " + key + ": " : "";
    }

    private static String line(History history, int operation) {
        long returned = history.returned(operation);
        return List.of(
                        "process " + history.process(operation),
                        "from " + history.called(operation),
                        returned == History.NEVER ? "without a return" : "to " + returned,
                        Naming.of(history, operation))
                .stream()
                .collect(Collectors.joining(" "));
    }
}
