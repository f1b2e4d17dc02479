package dev.twintrace.report.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of docs/, as they are and strict: then what they do not know is refused. */
final class Schemas {
    static final JsonNode TRACE = read("trace.schema.json");
    static final JsonNode CHECK = read("check.schema.json");

    private static final SchemaRegistry PUBLISHED = registry(TRACE, CHECK);
    private static final SchemaRegistry STRICT = registry(strict(TRACE), strict(CHECK));
    private static final String PLACE = "https://schemas.test/";

    private Schemas() {}

    /** What the published schema says against a report. */
    static List<Error> published(JsonNode report) {
        return schema(PUBLISHED, "check.schema.json").validate(report);
    }

    /** What the strict schema says against a report. */
    static List<Error> strictly(JsonNode report) {
        return schema(STRICT, "check.schema.json").validate(report);
    }

    /** What the strict schema says against a run. */
    static List<Error> strictlyRun(JsonNode run) {
        return schema(STRICT, "trace.schema.json").validate(run);
    }

    /** What the specification says against a schema. */
    static List<Error> meta(JsonNode schema) {
        return PUBLISHED
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema);
    }

    private static Schema schema(SchemaRegistry registry, String name) {
        return registry.getSchema(SchemaLocation.of(PLACE + name));
    }

    private static SchemaRegistry registry(JsonNode trace, JsonNode check) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                        builder.schemas(
                                Map.of(
                                        PLACE + "trace.schema.json", trace.toString(),
                                        PLACE + "check.schema.json", check.toString())));
    }

    /** What the description of the schema tells a reader to do who wants that. */
    private static JsonNode strict(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type").stringValue("").equals("object") && object.has("properties")) {
                object.put("unevaluatedProperties", false);
            }
            if (object.has("examples")) {
                object.set("enum", object.get("examples"));
            }
        }
        node.forEach(Schemas::close);
    }

    private static JsonNode read(String name) {
        Path file = Path.of(System.getProperty("twintrace.root"), "docs", name);
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
