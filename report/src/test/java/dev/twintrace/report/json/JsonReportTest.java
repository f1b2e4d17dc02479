package dev.twintrace.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.report.EveryEvent;
import dev.twintrace.report.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode json(Answer answer) {
        return MAPPER.readTree(JsonReport.of(Samples.SUBJECT, answer));
    }

    private static Verdict transparent(Optional<String> limit) {
        return new Verdict(
                limit.isPresent() ? Conclusion.UNKNOWN : Conclusion.TRANSPARENT,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(new Verdict.Duplicate("q.write(data, 1)", 12, false)),
                Set.of(Samples.outcome(1, 2, 0), Samples.outcome(1, 0, 0)),
                Samples.statistics(),
                limit);
    }

    private static Answer mistake() {
        return new Answer.Mistake(
                Optional.of(new Span(7, 3, 2)), "stuck", "why?", Samples.lostAndWithheld());
    }

    private static String documentation() {
        Path page = Path.of(System.getProperty("twintrace.root", ".."), "docs", "json.md");
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysWhatWasCheckedAndWhatCameOut() {
        JsonNode root = json(Samples.unsafe(List.of(Samples.finding(true))));
        assertThat(root.path("schema").asString()).isEqualTo("twintrace-check/1");
        assertThat(root.path("file").asString()).isEqualTo("examples/theorem1/ll128.twin");
        assertThat(root.at("/verdict/conclusion").asString()).isEqualTo("UNSAFE");
        assertThat(root.at("/verdict/classes/0").asString()).isEqualTo("ghost write");
        assertThat(root.has("mistake")).isFalse();
    }

    @Test
    void stepsCountFromOneAsInTheText() {
        JsonNode finding =
                json(Samples.unsafe(List.of(Samples.finding(true)))).at("/verdict/findings/0");
        assertThat(finding.at("/blame/step").asInt()).isEqualTo(14);
        assertThat(finding.at("/run/13/events/0/event").asString()).isEqualTo("resent");
        assertThat(finding.at("/run/14/because/0").asString())
                .startsWith("q#1 write(data, 1) is executed a second time");
    }

    @Test
    void theTwinHasTheSameSenderView() {
        JsonNode blame =
                json(Samples.unsafe(List.of(Samples.finding(true))))
                        .at("/verdict/findings/0/blame");
        assertThat(blame.at("/twin/sameSenderView").asBoolean()).isTrue();
        assertThat(blame.at("/senderView")).hasSize(3);
    }

    @Test
    void wordsAreUnsignedAndLoseNoDigit() {
        JsonNode event = EventJson.of(new Event.Chosen("receiver", -1));
        assertThat(event.path("value").asString()).isEqualTo("18446744073709551615");
        assertThat(event.path("value").isString()).isTrue();
    }

    @Test
    void theSameVerdictGivesTheSameText() {
        assertThat(JsonReport.of(Samples.SUBJECT, transparent(Optional.empty())))
                .isEqualTo(JsonReport.of(Samples.SUBJECT, transparent(Optional.empty())));
        assertThat(
                        json(transparent(Optional.empty()))
                                .at("/verdict/reference/0/memory/gpu1.data/0"))
                .hasToString("\"0\"");
    }

    @Test
    void whoHasNotFinishedWhereARunIsCutIsNotStuck() {
        assertThat(FindingJson.outcome(Samples.unfinished(), true).at("/processes/0/end"))
                .hasToString("\"unfinished\"");
        assertThat(FindingJson.outcome(Samples.unfinished(), false).at("/processes/0/end"))
                .hasToString("\"stuck\"");
    }

    @Test
    void aMistakeHasNoVerdict() {
        JsonNode root = json(mistake());
        assertThat(root.has("verdict")).isFalse();
        assertThat(root.at("/mistake/line").asInt()).isEqualTo(7);
        assertThat(root.at("/mistake/run")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.twintrace.report.EveryEvent#events")
    void everyEventCanBeRead(Event event) {
        assertThat(EventJson.of(event).path("event").asString()).isNotEmpty();
    }

    @Test
    void theDocumentationListsEveryField() {
        Set<String> fields = new TreeSet<>();
        Trace everything =
                new Trace(
                        EveryEvent.events()
                                .map(e -> new Trace.Step("test", List.<Event>of(e)))
                                .toList());
        Finding all =
                new Finding(
                        Conclusion.UNSAFE,
                        Optional.empty(),
                        Set.of(),
                        everything,
                        Wrong.OUTCOME,
                        Samples.outcome(1, 1, 1),
                        List.of(),
                        List.of(),
                        Optional.empty());
        collect(json(Samples.unsafe(List.of(Samples.finding(true), all))), fields);
        collect(json(transparent(Optional.of("a limit"))), fields);
        collect(json(mistake()), fields);
        String page = documentation();
        assertThat(fields)
                .filteredOn(field -> !field.startsWith("gpu1."))
                .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
        assertThat(EveryEvent.kinds().map(EventJson::kind))
                .allSatisfy(kind -> assertThat(page).contains("| `" + kind + "` |"));
    }

    @Test
    void theDocumentedReportIsARealOne() {
        assertThat(documentation())
                .contains(
                        "```json\n"
                                + JsonReport.of(Samples.SUBJECT, transparent(Optional.empty()))
                                + "```\n");
    }

    @Test
    void theDocumentedStepIsARealOne() {
        String step =
                MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                new RunJson(Samples.CAST).run(Samples.ghostWrite()).get(14));
        assertThat(documentation()).contains("```json\n" + step + "\n```\n");
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.propertyNames().forEach(fields::add);
        node.forEach(child -> collect(child, fields));
    }
}
