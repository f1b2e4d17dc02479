package dev.twintrace.report.json;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.Examined;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace linearize --json} prints; docs/json.md. */
public final class LinearJson {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-linearize/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LinearJson() {}

    /** The report of one history, indented, ending with a line break. */
    public static String of(Examined examined) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("file", examined.file());
        root.put("format", examined.format());
        root.set("object", object(examined.type()));
        root.put("operations", examined.history().size());
        root.put("keys", examined.history().keys().size());
        switch (examined.decision()) {
            case Decision.Linearizable(var _, List<String> deciders) -> {
                root.put("verdict", "linearizable");
                deciders.forEach(root.putArray("deciders")::add);
            }
            case Decision.NotLinearizable(Value key, Evidence evidence, String decider) -> {
                root.put("verdict", "not linearizable");
                root.set("key", value(key));
                root.put("why", evidence.why());
                evidence(root, examined.history(), evidence);
                root.putArray("deciders").add(decider);
            }
            case Decision.Unknown(Value key, String reason) -> {
                root.put("verdict", "unknown");
                root.set("key", value(key));
                root.put("reason", reason);
            }
            case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
        }
        root.put("seconds", examined.seconds());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void evidence(ObjectNode root, History history, Evidence evidence) {
        ArrayNode operations = root.putArray("evidence");
        evidence.operations().stream()
                .mapToObj(o -> operation(history.operation(o)))
                .forEach(operations::add);
        evidence.window()
                .ifPresent(window -> {
                    ObjectNode node = root.putObject("window");
                    node.set("from", operation(history.operation(window.before())));
                    node.set("until", operation(history.operation(window.until())));
                    node.put("any", window.any());
                    window.states().forEach(node.putArray("states")::add);
                });
    }

    private static ObjectNode object(ObjectType type) {
        ObjectNode node = NODES.objectNode();
        switch (type) {
            case ObjectType.Word(var width, Value initial) -> {
                node.put("type", "word");
                node.put("bits", width.bits());
                node.set("initial", value(initial));
            }
            case ObjectType.Queue _ -> node.put("type", "queue");
            case ObjectType.Stack _ -> node.put("type", "stack");
            case ObjectType.Set _ -> node.put("type", "set");
            case ObjectType.Mutex _ -> node.put("type", "mutex");
            case ObjectType.Text(String initial) -> {
                node.put("type", "text");
                node.put("initial", initial);
            }
            case ObjectType.Custom(String name, var _) -> node.put("type", name);
        }
        return node;
    }

    /** As JSON lines write it, so that evidence can be read as a history. */
    static ObjectNode operation(Operation operation) {
        ObjectNode node = NODES.objectNode();
        node.put("process", operation.process());
        node.put("call", operation.called());
        operation.returned().ifPresent(time -> node.put("return", time));
        node.put("function", operation.function());
        node.set("key", value(operation.key()));
        ArrayNode arguments = node.putArray("arguments");
        operation.arguments().forEach(a -> arguments.add(value(a)));
        switch (operation.response()) {
            case Response.Done _ -> {}
            case Response.Returned(Value value) -> node.set("result", value(value));
            case Response.Answered(boolean success) -> node.put("result", success);
            case Response.Empty _ -> node.putArray("result");
        }
        node.put("executions", executions(operation.executions()));
        return node;
    }

    private static String executions(Executions executions) {
        return executions.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static JsonNode value(Value value) {
        return switch (value) {
            case Value.Word(long number) -> NODES.numberNode(number);
            case Value.Text(String text) -> NODES.stringNode(text);
            case Value.Nil _ -> NODES.nullNode();
        };
    }
}
