package dev.twintrace.report.json;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.report.Trial;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace check --json DIR} prints; docs/json.md. */
public final class JsonTable {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-table/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private JsonTable() {}

    /**
     * The table, indented, ending with a line break.
     *
     * @param errors of files that could not be checked
     */
    public static String of(List<Trial> trials, List<Diagnostic> errors) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        ObjectNode summary = root.putObject("summary");
        summary.put("files", trials.stream().map(Trial::file).distinct().count());
        summary.put("checks", trials.size());
        for (Trial.Standing standing : Trial.Standing.values()) {
            summary.put(
                    name(standing),
                    trials.stream().filter(trial -> trial.standing() == standing).count());
        }
        ArrayNode rows = root.putArray("checks");
        trials.forEach(trial -> row(rows.addObject(), trial));
        ArrayNode wrong = root.putArray("errors");
        errors.forEach(error -> error(wrong.addObject(), error));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void row(ObjectNode node, Trial trial) {
        node.put("file", trial.file());
        ObjectNode settings = node.putObject("settings");
        trial.settings().values().forEach(settings::put);
        trial.expectation().ifPresent(expected -> expected(node.putObject("expected"), expected));
        node.put("standing", name(trial.standing()));
        switch (trial.answer()) {
            case Answer.Mistake mistake -> {
                ObjectNode wrong = node.putObject("mistake");
                wrong.put("message", mistake.message());
                wrong.put("hint", mistake.hint());
                mistake.span()
                        .ifPresent(span -> {
                            wrong.put("line", span.line());
                            wrong.put("column", span.column());
                        });
            }
            case Verdict verdict -> verdict(node, verdict);
        }
    }

    static void verdict(ObjectNode node, Verdict verdict) {
        node.put("conclusion", verdict.conclusion().label());
        ArrayNode also = node.putArray("also");
        verdict.also().stream().sorted().map(Conclusion::label).forEach(also::add);
        classes(node, verdict.damage());
        verdict.limit().ifPresent(limit -> node.put("limit", limit));
        node.put("states", verdict.statistics().states());
        node.put("seconds", verdict.statistics().seconds());
    }

    private static void expected(ObjectNode node, Expectation expected) {
        node.put("conclusion", expected.conclusion().label());
        classes(node, expected.classes());
        node.put("line", expected.span().line());
    }

    private static void classes(ObjectNode node, Collection<Damage> damage) {
        ArrayNode classes = node.putArray("classes");
        damage.stream().sorted().map(Damage::label).forEach(classes::add);
    }

    static void error(ObjectNode node, Diagnostic error) {
        node.put("file", error.file());
        node.put("line", error.span().line());
        node.put("column", error.span().column());
        node.put("code", error.code().number());
        node.put("message", error.message());
        node.put("hint", error.hint());
    }

    private static String name(Trial.Standing standing) {
        return switch (standing) {
            case AS_EXPECTED -> "asExpected";
            case OTHERWISE -> "otherwise";
            case UNDECIDED -> "undecided";
            case NOT_EXPECTED -> "notExpected";
        };
    }
}
