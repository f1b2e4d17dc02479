package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Action;

/** Words that all exports share. */
final class Wording {
    private Wording() {}

    /** What follows an action's name; empty for the ordinary. */
    static String role(Action action) {
        String daemon = action.daemon() ? " (daemon)" : "";
        return switch (action.role()) {
            case ORDINARY -> daemon;
            case FAULT -> " (fault)";
            case DECISION -> " (decision)" + daemon;
            case ALTERNATIVE -> " (alternative)";
        };
    }
}
