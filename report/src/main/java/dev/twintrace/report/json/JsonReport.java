package dev.twintrace.report.json;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Outcome;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Meaning;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace check --json} prints; docs/json.md. */
public final class JsonReport {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-check/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonReport() {}

    /** The report, indented, ending with a line break. */
    public static String of(Subject subject, Answer answer) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(subject, answer))
                + "\n";
    }

    private static ObjectNode tree(Subject subject, Answer answer) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("file", subject.file());
        root.put("protocol", subject.protocol());
        root.put("title", subject.title());
        root.put("settings", subject.settings());
        root.put("bounds", subject.bounds());
        switch (answer) {
            case Answer.Mistake mistake -> root.set("mistake", mistake(subject, mistake));
            case Verdict verdict -> root.set("verdict", verdict(subject, verdict));
        }
        return root;
    }

    private static ObjectNode mistake(Subject subject, Answer.Mistake mistake) {
        ObjectNode node = NODES.objectNode();
        node.put("message", mistake.message());
        node.put("hint", mistake.hint());
        mistake.span()
                .ifPresent(span -> {
                    node.put("line", span.line());
                    node.put("column", span.column());
                });
        node.set("run", new RunJson(subject.cast()).run(mistake.run()));
        return node;
    }

    private static ObjectNode verdict(Subject subject, Verdict verdict) {
        ObjectNode node = NODES.objectNode();
        node.put("conclusion", verdict.conclusion().label());
        node.put("meaning", Meaning.of(verdict.conclusion()));
        ArrayNode also = node.putArray("also");
        verdict.also().stream().sorted().map(Conclusion::label).forEach(also::add);
        ArrayNode classes = node.putArray("classes");
        verdict.damage().stream().sorted().map(Damage::label).forEach(classes::add);
        verdict.limit().ifPresent(limit -> node.put("limit", limit));
        node.set("statistics", statistics(verdict.statistics()));
        node.set("duplicates", duplicates(verdict.duplicates()));
        node.set("reference", outcomes(verdict.reference()));
        FindingJson findings = new FindingJson(new RunJson(subject.cast()), verdict);
        ArrayNode found = node.putArray("findings");
        verdict.findings().forEach(finding -> found.add(findings.finding(finding)));
        return node;
    }

    private static ObjectNode statistics(Verdict.Statistics statistics) {
        ObjectNode node = NODES.objectNode();
        node.put("states", statistics.states());
        node.put("transitions", statistics.transitions());
        node.put("depth", statistics.depth());
        node.put("referenceStates", statistics.referenceStates());
        node.put("crashStates", statistics.crashStates());
        ArrayNode reductions = node.putArray("reductions");
        statistics.reductions().forEach(reductions::add);
        node.put("seconds", statistics.seconds());
        return node;
    }

    private static ArrayNode duplicates(List<Verdict.Duplicate> duplicates) {
        ArrayNode nodes = NODES.arrayNode();
        for (Verdict.Duplicate duplicate : duplicates) {
            ObjectNode node = nodes.addObject();
            node.put("request", duplicate.description());
            node.put("line", duplicate.line());
            node.put("harmful", duplicate.harmful());
        }
        return nodes;
    }

    /** A set has no order, a file should: the same verdict gives the same text. */
    private static ArrayNode outcomes(Set<Outcome> outcomes) {
        ArrayNode nodes = NODES.arrayNode();
        outcomes.stream()
                .map(outcome -> FindingJson.outcome(outcome, false))
                .sorted(Comparator.comparing(ObjectNode::toString))
                .forEach(nodes::add);
        return nodes;
    }
}
