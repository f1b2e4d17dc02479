package dev.twintrace.report.json;

import dev.twintrace.core.Trace;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.Words;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs as JSON: the events as data, and in words. */
final class RunJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Cast cast;

    RunJson(Cast cast) {
        this.cast = cast;
    }

    /** All steps, numbered from 1 as in the text report. */
    ArrayNode run(Trace trace) {
        Map<Integer, Story.Scene> scenes =
                Story.of(trace, Stage.of(cast, trace, Optional.empty())).scenes().stream()
                        .collect(Collectors.toMap(Story.Scene::step, Function.identity()));
        ArrayNode steps = NODES.arrayNode();
        for (int i = 0; i < trace.steps().size(); i++) {
            Trace.Step step = trace.steps().get(i);
            ObjectNode node = steps.addObject();
            node.put("step", i + 1);
            node.put("action", step.action());
            ArrayNode events = node.putArray("events");
            step.events().forEach(event -> events.add(EventJson.of(event)));
            Optional<Story.Scene> scene = Optional.ofNullable(scenes.get(i));
            ArrayNode says = node.putArray("says");
            scene.ifPresent(s ->
                    s.lines().stream().map(Line::sentence).map(Words::loose).forEach(says::add));
            ArrayNode because = node.putArray("because");
            scene.ifPresent(s -> s.because().stream().map(Words::loose).forEach(because::add));
        }
        return steps;
    }
}
