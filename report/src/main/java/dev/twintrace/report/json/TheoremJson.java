package dev.twintrace.report.json;

import dev.twintrace.report.story.Cast;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.Situation;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace theorem --json} prints; docs/json.md. */
public final class TheoremJson {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-theorem/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();
    private final ArrayNode theorems;

    /** A report without any theorem. */
    public TheoremJson() {
        root.put("schema", SCHEMA);
        theorems = root.putArray("theorems");
    }

    /** One more theorem, which was established. */
    public void add(Demonstration theorem, double seconds) {
        ObjectNode node = theorems.addObject();
        node.put("number", theorem.number());
        node.put("established", true);
        node.put("title", theorem.title());
        node.put("statement", theorem.statement());
        ArrayNode assumptions = node.putArray("assumptions");
        theorem.assumptions()
                .forEach(a ->
                        assumptions
                                .addObject()
                                .put("name", a.name())
                                .put("meaning", a.meaning())
                                .put("used", a.used()));
        ArrayNode passages = node.putArray("passages");
        theorem.passages().forEach(p -> passages.add(passage(p)));
        ArrayNode exhausted = node.putArray("exhausted");
        theorem.exhausted()
                .forEach(
                        c -> exhausted.addObject().put("what", c.what()).put("number", c.number()));
        ArrayNode tightness = node.putArray("tightness");
        theorem.tightness()
                .forEach(r ->
                        tightness
                                .addObject()
                                .put("dropped", r.dropped())
                                .put("change", r.change())
                                .put("works", r.works())
                                .put("confirmed", r.confirmed()));
        strings(node.putArray("commands"), theorem.commands());
        node.put("seconds", seconds);
    }

    /** One more that was not. */
    public void add(int number, String why) {
        theorems.addObject().put("number", number).put("established", false).put("why", why);
    }

    /** The report, indented, ending with a line break. */
    public String text() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode passage(Passage passage) {
        ObjectNode node = NODES.objectNode();
        node.put("heading", passage.heading());
        switch (passage) {
            case Passage.Text(var _, List<String> paragraphs) -> {
                node.put("kind", "text");
                strings(node.putArray("paragraphs"), paragraphs);
            }
            case Passage.Runs runs -> {
                node.put("kind", "runs");
                node.put("says", runs.says());
                node.put("protocol", runs.protocol().name());
                RunJson run = new RunJson(Cast.of(runs.protocol()));
                node.set("finding", new FindingJson(run, runs.verdict()).finding(runs.finding()));
            }
            case Passage.Code(var _, String says, List<String> lines) -> {
                node.put("kind", "code");
                node.put("says", says);
                strings(node.putArray("lines"), lines);
            }
            case Passage.Views(var _, String says, List<Situation> situations) -> {
                node.put("kind", "views");
                node.put("says", says);
                ArrayNode all = node.putArray("situations");
                for (Situation situation : situations) {
                    ObjectNode one = all.addObject();
                    ArrayNode seen = one.putArray("senderView");
                    situation.view().events().forEach(event -> seen.add(EventJson.of(event)));
                    strings(one.putArray("ways"), situation.ways());
                }
            }
            case Passage.Table(var _, List<String> columns, List<List<String>> rows) -> {
                node.put("kind", "table");
                strings(node.putArray("columns"), columns);
                ArrayNode all = node.putArray("rows");
                rows.forEach(row -> strings(all.addArray(), row));
            }
        }
        return node;
    }

    private static void strings(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
