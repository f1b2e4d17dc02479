package dev.twintrace.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.WordHistory;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.report.CheckedExamples;
import dev.twintrace.report.CheckedExamples.Checked;
import dev.twintrace.report.EveryEvent;
import dev.twintrace.report.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
    private static final Set<String> OPTIONAL =
            Set.of(
                    "blame",
                    "twin",
                    "rescued",
                    "spared",
                    "contradiction",
                    "onceRead",
                    "gpu1.data",
                    "gpu1.flag");

    private static JsonNode json(Answer answer) {
        return JsonMapper.shared().readTree(JsonReport.of(Samples.SUBJECT, answer));
    }

    /** A report in which every field is, and every kind of event. */
    private static JsonNode everything() {
        Trace events =
                new Trace(
                        EveryEvent.events()
                                .map(e -> new Trace.Step("test", List.<Event>of(e)))
                                .toList());
        Finding stuck =
                new Finding(
                        Conclusion.STUCK,
                        Optional.empty(),
                        Set.of(Damage.ABA),
                        events,
                        Finding.Wrong.STUCK,
                        Samples.unfinished(),
                        List.of("sender waits"),
                        List.of(
                                new WordHistory(
                                        Samples.DATA,
                                        Optional.of("both read 0"),
                                        Optional.of("then not"))),
                        Optional.empty());
        JsonNode report = json(Samples.unsafe(List.of(Samples.finding(true), stuck)));
        // The other runs have nothing that this one has not.
        for (String run :
                List.of("/run", "/blame/twin/run", "/blame/twin/rescued", "/blame/twin/spared")) {
            ArrayNode steps = (ArrayNode) report.at("/verdict/findings/0" + run);
            while (steps.size() > 1) {
                steps.remove(1);
            }
        }
        return report;
    }

    private static JsonNode mistake() {
        return json(
                new Answer.Mistake(
                        Optional.of(new Span(7, 3, 2)),
                        "stuck",
                        "why?",
                        Samples.lostAndWithheld()));
    }

    @Test
    void theSchemasAreSchemas() {
        assertThat(Schemas.meta(Schemas.TRACE)).isEmpty();
        assertThat(Schemas.meta(Schemas.CHECK)).isEmpty();
    }

    static List<Checked> examples() {
        return CheckedExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExamplesReportIsAsTheSchemaSays(Checked example) {
        JsonNode report =
                JsonMapper.shared().readTree(JsonReport.of(example.subject(), example.answer()));
        assertThat(Schemas.strictly(report)).isEmpty();
    }

    @Test
    void everyFieldIsAsTheSchemaSays() {
        for (JsonNode report : List.of(everything(), mistake())) {
            assertThat(Schemas.strictly(report)).isEmpty();
            assertThat(Schemas.published(report)).isEmpty();
        }
    }

    @Test
    void aRunAloneHasASchemaToo() {
        JsonNode run = everything().at("/verdict/findings/1/run");
        assertThat(Schemas.strictlyRun(run)).isEmpty();
        assertThat(Schemas.strictlyRun(run.get(0))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.twintrace.report.EveryEvent#events")
    void everyKindOfEventHasItsDefinition(Event event) {
        JsonNode node = EventJson.of(event);
        exactly(Schemas.TRACE.at("/$defs/" + EventJson.kind(event.getClass())), node);
    }

    static Stream<Operation> operations() {
        Place place = Samples.DATA;
        return Stream.of(
                new Operation.Write(place, List.of(1L)),
                new Operation.WriteImmediate(place, List.of(), 3),
                new Operation.Read(place),
                new Operation.FetchAndAdd(place, 1),
                new Operation.CompareAndSwap(place, 0, -1),
                new Operation.Send(List.of(1L, 2L)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationHasItsDefinition(Operation operation) {
        Event post = new Event.Posted("sender", new RequestId("q", 1), operation, 0, true);
        exactly(
                Schemas.TRACE.at("/$defs/" + operation.verb()),
                EventJson.of(post).get("operation"));
    }

    private static void exactly(JsonNode definition, JsonNode written) {
        assertThat(definition.path("properties").propertyNames())
                .containsExactlyElementsOf(written.propertyNames());
        assertThat(texts(definition.path("required")))
                .containsExactlyElementsOf(written.propertyNames());
    }

    @Test
    void noDefinitionIsOfWhatThereIsNot() {
        JsonNode event = Schemas.TRACE.at("/$defs/event");
        List<String> kinds = EveryEvent.kinds().map(EventJson::kind).toList();
        assertThat(texts(event.at("/properties/event/examples")))
                .containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(chosen(event, "event")).containsExactlyInAnyOrderElementsOf(kinds);
        JsonNode operation = Schemas.TRACE.at("/$defs/operation");
        List<String> verbs = operations().map(Operation::verb).toList();
        assertThat(operations().map(Object::getClass))
                .hasSameElementsAs(List.of(Operation.class.getPermittedSubclasses()));
        assertThat(texts(operation.at("/properties/verb/examples"))).isEqualTo(verbs);
        assertThat(chosen(operation, "verb")).isEqualTo(verbs);
    }

    /** The values of a field that lead to a definition, which is named like them. */
    private static List<String> chosen(JsonNode schema, String field) {
        List<String> values = new ArrayList<>();
        for (JsonNode choice : schema.path("allOf")) {
            String value = choice.at("/if/properties/" + field + "/const").asString();
            assertThat(choice.at("/then/$ref").asString()).isEqualTo("#/$defs/" + value);
            values.add(value);
        }
        return values;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void whatALaterReportMayHaveIsRefusedOnlyByWhoWantsThat() {
        List<Consumer<ObjectNode>> news =
                List.of(
                        report -> report.put("new", 1),
                        report -> finding(report).put("new", "field"),
                        report -> finding(report).put("wrong", "new label"),
                        report -> event(report).put("new", true),
                        report -> event(report).put("event", "newKind"),
                        report -> ((ObjectNode) event(report).get("operation")).put("new", 1),
                        report ->
                                ((ObjectNode) event(report).get("operation")).put("verb", "flush"));
        for (Consumer<ObjectNode> change : news) {
            ObjectNode report = (ObjectNode) everything();
            change.accept(report);
            assertThat(Schemas.published(report)).isEmpty();
            assertThat(Schemas.strictly(report)).isNotEmpty();
        }
    }

    private static ObjectNode finding(ObjectNode report) {
        return (ObjectNode) report.at("/verdict/findings/0");
    }

    private static ObjectNode event(ObjectNode report) {
        return (ObjectNode) finding(report).at("/run/0/events/0");
    }

    @Test
    void aWordIsAStringAndHasNoSign() {
        for (String word : List.of("-1", "01", "1.0", "0x1", "", " 1", "184467440737095516160")) {
            ObjectNode report = (ObjectNode) everything();
            ((ArrayNode) event(report).at("/operation/values")).set(0, word);
            assertThat(Schemas.published(report)).as(word).isNotEmpty();
        }
        ObjectNode report = (ObjectNode) everything();
        ((ArrayNode) event(report).at("/operation/values")).set(0, 1);
        assertThat(Schemas.published(report)).isNotEmpty();
    }

    @Test
    void eitherAVerdictOrAMistake() {
        ObjectNode both = (ObjectNode) everything();
        both.set("mistake", mistake().get("mistake"));
        assertThat(Schemas.published(both)).isNotEmpty();
        assertThat(Schemas.published(both.without("verdict").without("mistake"))).isNotEmpty();
    }

    @Test
    void aReportWithoutAFieldIsRefused() {
        for (JsonNode whole : List.of(everything(), mistake())) {
            for (Field field : fields(whole)) {
                JsonNode broken = whole.deepCopy();
                ((ObjectNode) broken.at(field.of())).remove(field.name());
                if (!OPTIONAL.contains(field.name())) {
                    assertThat(Schemas.published(broken)).as("without %s", field).isNotEmpty();
                }
            }
        }
    }

    @Test
    void aReportWithAFieldOfAnotherTypeIsRefused() {
        for (JsonNode whole : List.of(everything(), mistake())) {
            for (Field field : fields(whole)) {
                JsonNode broken = whole.deepCopy();
                ObjectNode object = (ObjectNode) broken.at(field.of());
                object.set(field.name(), other(object.get(field.name())));
                assertThat(Schemas.published(broken)).as("another %s", field).isNotEmpty();
            }
        }
    }

    /** A number where a string belongs, and a string elsewhere. */
    private static JsonNode other(JsonNode node) {
        return node.isString()
                ? JsonNodeFactory.instance.numberNode(7)
                : JsonNodeFactory.instance.stringNode("7");
    }

    private record Field(String of, String name) {}

    /** One of each name in each kind of object: they are many. */
    private static List<Field> fields(JsonNode root) {
        List<Field> fields = new ArrayList<>();
        collect(root, "", fields, new HashSet<>());
        return fields;
    }

    private static void collect(JsonNode node, String at, List<Field> fields, Set<String> seen) {
        String kind = node.path("event").asString("") + node.path("verb").asString("");
        for (String name : node.propertyNames()) {
            if (seen.add(kind + at.replaceAll("[0-9]+", "") + "/" + name)) {
                fields.add(new Field(at, name));
            }
            collect(node.get(name), at + "/" + name, fields, seen);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, fields, seen);
        }
    }
}
