package dev.twintrace.cli;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.read.HistoryFormat;
import dev.twintrace.report.Examined;

/** Finds out whether histories are linearizable, and always comes back with an answer. */
final class Examiner {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LinearizeOptions options;

    Examiner(LinearizeOptions options) {
        this.options = options;
    }

    /** What is so of a history. */
    Examined examine(String file, HistoryFormat format, History history) {
        ObjectType type =
                new ObjectChoice(options.type(), options.initial(), options.width())
                        .of(history, file);
        long start = System.nanoTime();
        Decision decision = Linearizability.check(history, type, options.budget());
        return new Examined(
                file,
                words(format),
                history,
                type,
                decision,
                (System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private static String words(HistoryFormat format) {
        return switch (format) {
            case CSV -> "CSV";
            case EDN -> "EDN";
            case LOG -> "Jepsen's log";
            case JSON_LINES -> "JSON lines";
        };
    }

    /** The exit code that says it. */
    static int code(Decision decision) {
        return switch (decision) {
            case Decision.Linearizable _ -> Exit.GOOD;
            case Decision.NotLinearizable _ -> Exit.BAD;
            case Decision.Unknown _ -> Exit.UNKNOWN;
            case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
        };
    }
}
