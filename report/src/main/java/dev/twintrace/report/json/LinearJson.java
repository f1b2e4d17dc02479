package dev.twintrace.report.json;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.Examined;
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
        switch (examined.finding()) {
            case Finding.Linearizable _ -> root.put("verdict", "linearizable");
            case Finding.NotLinearizable(Numbers operations, String why) -> {
                root.put("verdict", "not linearizable");
                examined.key().ifPresent(key -> root.set("key", value(key)));
                root.put("why", why);
                ArrayNode evidence = root.putArray("evidence");
                operations.stream()
                        .mapToObj(o -> examined.history().operation(o))
                        .forEach(o -> evidence.add(operation(o)));
            }
            case Finding.Unknown(String reason) -> unknown(root, reason);
            case Finding.NotApplicable(String reason) -> unknown(root, reason);
        }
        root.put("seconds", examined.seconds());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void unknown(ObjectNode root, String reason) {
        root.put("verdict", "unknown");
        root.put("reason", reason);
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
    private static ObjectNode operation(Operation operation) {
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
