package dev.twintrace.report.export;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.report.story.Fate;
import dev.twintrace.report.story.Lines;
import dev.twintrace.report.story.Stage;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A run as a log for the viewer ShiViz (Beschastnikh, Wang, Brun, Ernst, Debugging distributed
 * systems, CACM 2016), with its twin as a second execution. Two lines for each thing that happens:
 * what it is, then on whose timeline and the vector clock. The log is ASCII.
 */
public final class ShiViz {
    /** The viewer's own default: how it takes apart what happens. */
    public static final String PARSER = "(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})";

    /** How it takes apart the executions, where there are two; with the flag m, as there. */
    public static final String DELIMITER = "^=== (?<trace>.*) ===$";

    private ShiViz() {}

    /** The run of a finding and, if it has one, its twin, each in the end with a line break. */
    public static String of(Wiring wiring, Finding finding) {
        return finding.blame()
                .flatMap(blame ->
                        blame.twin()
                                .map(twin -> {
                                    Stage stage =
                                            new Stage(wiring.cast(), blame.request().queuePair());
                                    return named(
                                                    "this run: "
                                                            + blame.request()
                                                            + " "
                                                            + Fate.of(
                                                                    finding.witness(),
                                                                    blame.step(),
                                                                    blame.request(),
                                                                    blame.executed()),
                                                    of(wiring, finding.witness(), stage))
                                            + named(
                                                    "its twin: "
                                                            + twin.request()
                                                            + " "
                                                            + Fate.of(
                                                                    twin.trace(),
                                                                    twin.step(),
                                                                    twin.request(),
                                                                    twin.executed()),
                                                    of(wiring, twin.trace(), stage));
                                }))
                .orElseGet(() ->
                        of(
                                wiring,
                                finding.witness(),
                                Stage.of(
                                        wiring.cast(),
                                        finding.witness(),
                                        finding.blame().map(Finding.Blame::request))));
    }

    private static String named(String name, String log) {
        return "=== " + line(name) + " ===\n" + log;
    }

    private static String of(Wiring wiring, Trace trace, Stage stage) {
        List<Happening> happenings = Causality.of(trace, Lines.of(trace, stage), wiring);
        List<SequencedMap<String, Integer>> clocks = VectorClocks.of(happenings);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < happenings.size(); i++) {
            Happening happening = happenings.get(i);
            log.append(line(happening.text())).append('\n');
            log.append(happening.timeline()).append(' ').append(json(clocks.get(i))).append('\n');
        }
        return log.toString();
    }

    /** Names of timelines need no escapes. */
    private static String json(Map<String, Integer> clock) {
        return clock.entrySet().stream()
                .map(time -> "\"" + time.getKey() + "\":" + time.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A text on one line, in ASCII. */
    private static String line(String text) {
        return text.codePoints().mapToObj(ShiViz::ascii).collect(Collectors.joining());
    }

    private static String ascii(int c) {
        if (c >= ' ' && c < 127) {
            return Character.toString(c);
        }
        if (c >= '\u2460' && c <= '\u2468') {
            return "(" + (c - '\u2460' + 1) + ")";
        }
        return switch (c) {
            case '\u00a0' -> " ";
            case '\u2192' -> "->";
            default -> "?";
        };
    }
}
