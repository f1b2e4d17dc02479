package dev.twintrace.report.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads logs as the viewer does: cut at the delimiters, then taken apart by the other pattern. */
final class ShiVizLog {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Java wants the brace escaped that JavaScript takes as it is. */
    private static final Pattern PARSER =
            Pattern.compile(ShiViz.PARSER.replace("{", "\\{"), Pattern.MULTILINE);

    private static final Pattern DELIMITER = Pattern.compile(ShiViz.DELIMITER, Pattern.MULTILINE);

    private ShiVizLog() {}

    /** An event of a log. */
    record Logged(String text, String host, Map<String, Integer> clock) {
        /** Whether everything that this one knows of the other one knows, and more. */
        boolean before(Logged other) {
            return !clock.equals(other.clock)
                    && clock.entrySet().stream()
                            .allMatch(time ->
                                    time.getValue() <= other.clock.getOrDefault(time.getKey(), 0));
        }

        /** The step, from 1. */
        int step() {
            return Integer.parseInt(text.substring(0, text.indexOf('.')));
        }

        /** What happens, without the step. */
        String says() {
            return text.substring(text.indexOf(' ') + 1);
        }
    }

    /** The executions by their names; that of one without delimiters is empty. */
    static SequencedMap<String, List<Logged>> read(String log) {
        SequencedMap<String, List<Logged>> executions = new LinkedHashMap<>();
        String name = "";
        int from = 0;
        Matcher delimiter = DELIMITER.matcher(log);
        while (delimiter.find()) {
            put(executions, name, log.substring(from, delimiter.start()));
            name = delimiter.group("trace");
            from = delimiter.end();
        }
        put(executions, name, log.substring(from));
        return executions;
    }

    private static void put(Map<String, List<Logged>> executions, String name, String text) {
        if (!text.isBlank()) {
            executions.put(name, events(text));
        }
    }

    private static List<Logged> events(String text) {
        List<Logged> events = new ArrayList<>();
        Matcher matcher = PARSER.matcher(text);
        while (matcher.find()) {
            events.add(
                    new Logged(
                            matcher.group("event"),
                            matcher.group("host"),
                            MAPPER.readValue(matcher.group("clock"), new TypeReference<>() {})));
        }
        if (events.size() * 2L != text.strip().lines().count()) {
            throw new IllegalArgumentException("lines that are no event in " + text);
        }
        return events;
    }
}
