package dev.twintrace.report.json;

import dev.twintrace.core.Change;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.WordWidth;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON, each by the names of its record: a new kind of event needs nothing here. Words
 * are decimal strings, as most readers of JSON lose digits past 2 to the 53.
 */
final class EventJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventJson() {}

    static ObjectNode of(Event event) {
        ObjectNode node = NODES.objectNode();
        node.put("event", kind(event.getClass()));
        components(event, node);
        return node;
    }

    /** {@code laneDown}. */
    static String kind(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static ArrayNode values(List<Long> values) {
        ArrayNode nodes = NODES.arrayNode();
        values.stream().map(WordWidth::text).forEach(nodes::add);
        return nodes;
    }

    private static void components(Object data, ObjectNode node) {
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            try {
                node.set(component.getName(), node(component.getAccessor().invoke(data)));
            } catch (ReflectiveOperationException e) {
                // Events are public records of an exported package.
                throw new IllegalStateException(data + " cannot be read", e);
            }
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case RequestId request -> NODES.stringNode(request.toString());
            case Place place -> NODES.stringNode(place.toString());
            case Damage damage -> NODES.stringNode(damage.label());
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long word -> NODES.stringNode(WordWidth.text(word));
            case Collection<?> many -> {
                ArrayNode nodes = NODES.arrayNode();
                many.forEach(one -> nodes.add(node(one)));
                yield nodes;
            }
            case Change change -> {
                ObjectNode node = NODES.objectNode();
                components(change, node);
                yield node;
            }
            case Operation operation -> {
                ObjectNode node = NODES.objectNode();
                node.put("verb", operation.verb());
                components(operation, node);
                yield node;
            }
            case Object other ->
                    throw new IllegalStateException(other.getClass() + " has no form in JSON yet");
        };
    }
}
