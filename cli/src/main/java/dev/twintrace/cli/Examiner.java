package dev.twintrace.cli;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.read.HistoryFormat;
import dev.twintrace.linear.search.Layered;
import dev.twintrace.report.Examined;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        Finding all = new Finding.Linearizable(Numbers.of());
        Optional<Value> key = Optional.empty();
        Budget budget = options.budget();
        List<Numbers> parts = parts(history);
        for (int k = 0; k < parts.size(); k++) {
            Numbers operations = parts.get(k);
            Finding finding = new Layered().decide(new Part(history, type, operations), budget);
            if (!(finding instanceof Finding.Linearizable)) {
                all = finding;
                key = Optional.of(history.keys().get(k));
            }
            if (finding instanceof Finding.NotLinearizable) {
                break;
            }
        }
        return new Examined(
                file,
                words(format),
                history,
                type,
                key,
                all,
                (System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    /** The operations on each key. */
    private static List<Numbers> parts(History history) {
        int[] size = new int[history.keys().size()];
        for (int o = 0; o < history.size(); o++) {
            size[history.key(o)]++;
        }
        int[][] operations = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
        for (int o = history.size() - 1; o >= 0; o--) {
            int key = history.key(o);
            size[key]--;
            operations[key][size[key]] = o;
        }
        return Arrays.stream(operations).map(Numbers::of).toList();
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
    static int code(Finding finding) {
        return switch (finding) {
            case Finding.Linearizable _ -> Exit.GOOD;
            case Finding.NotLinearizable _ -> Exit.BAD;
            case Finding.Unknown _, Finding.NotApplicable _ -> Exit.UNKNOWN;
        };
    }
}
