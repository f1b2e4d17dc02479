package dev.twintrace.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.read.HistoryReader;
import dev.twintrace.linear.read.Reading;
import dev.twintrace.report.Examined;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinearJsonTest {
    private static final String LINES =
            """
            {"process":0,"call":1,"return":5,"function":"cas","key":"x","arguments":[0,"a"],"result":true}
            {"process":1,"call":2,"function":"write","key":"x","arguments":[null]}
            {"process":2,"call":3,"return":9,"function":"dequeue","key":"x","result":[],"executions":"at least once"}
            {"process":3,"call":4,"return":8,"function":"read","key":"x","result":-7,"executions":"at most once"}
            """;

    private static History history(String lines) {
        Reading reading = new HistoryReader().read("h", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).history();
    }

    private static JsonNode json(Decision decision) {
        Examined examined =
                new Examined(
                        "h",
                        "JSON lines",
                        history(LINES),
                        new ObjectType.Word(WordWidth.VERBS, new Value.Nil()),
                        decision,
                        0.5);
        return JsonMapper.builder().build().readTree(LinearJson.of(examined));
    }

    @Test
    void evidenceIsWrittenAsAHistoryIsRead() {
        JsonNode root =
                json(
                        new Decision.NotLinearizable(
                                new Value.Text("x"),
                                new Evidence(
                                        Numbers.of(IntStream.range(0, 4).toArray()),
                                        Optional.of(new Evidence.Window(1, 3, List.of("7"), true)),
                                        "So it is."),
                                "somebody"));
        assertThat(root.get("verdict").asString()).isEqualTo("not linearizable");
        assertThat(root.get("key").asString()).isEqualTo("x");
        assertThat(root.get("object").get("initial").isNull()).isTrue();
        assertThat(root.get("deciders").toString()).isEqualTo("[\"somebody\"]");
        JsonNode window = root.get("window");
        assertThat(window.get("from").get("process").asInt()).isEqualTo(1);
        assertThat(window.get("until").get("process").asInt()).isEqualTo(3);
        assertThat(window.get("states").toString()).isEqualTo("[\"7\"]");
        assertThat(window.get("any").asBoolean()).isTrue();
        String evidence =
                root.get("evidence")
                        .valueStream()
                        .map(JsonNode::toString)
                        .collect(Collectors.joining("\n"));
        History again = history(evidence);
        History before = history(LINES);
        assertThat(IntStream.range(0, 4).mapToObj(again::operation))
                .isEqualTo(IntStream.range(0, 4).mapToObj(before::operation).toList());
    }

    @Test
    void aYesAndAnUnknownSaySo() {
        assertThat(json(new Decision.Linearizable(List.of(), List.of())).get("verdict").asString())
                .isEqualTo("linearizable");
        JsonNode unknown = json(new Decision.Unknown(new Value.Text("x"), "more than 1 second"));
        assertThat(unknown.get("verdict").asString()).isEqualTo("unknown");
        assertThat(unknown.get("reason").asString()).isEqualTo("more than 1 second");
        assertThat(unknown.get("schema").asString()).isEqualTo("twintrace-linearize/1");
    }
}
