package dev.twintrace.report.json;

import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.report.FaultCell;
import dev.twintrace.report.FaultKind;
import dev.twintrace.report.FaultRow;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace faults --json} prints; docs/json.md. */
public final class JsonFaults {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-faults/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private JsonFaults() {}

    /**
     * The table, indented, ending with a line break.
     *
     * @param errors of files that could not be read
     */
    public static String of(List<FaultRow> rows, List<Diagnostic> errors) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        ObjectNode summary = root.putObject("summary");
        List<FaultCell> cells =
                rows.stream().flatMap(row -> row.cells().values().stream()).toList();
        long decided = cells.stream().filter(FaultRow::decided).count();
        long open = cells.stream().filter(FaultRow::open).count();
        summary.put("files", rows.stream().map(FaultRow::file).distinct().count());
        summary.put("schemes", rows.size());
        summary.put("decided", decided);
        summary.put("undecided", open);
        summary.put("notApplicable", cells.size() - decided - open);
        ArrayNode kinds = root.putArray("kinds");
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode node = kinds.addObject();
            node.put("kind", kind.key());
            node.put("title", kind.title());
            ObjectNode settings = node.putObject("settings");
            kind.settings().values().forEach(settings::put);
        }
        ArrayNode schemes = root.putArray("schemes");
        rows.forEach(row -> row(schemes.addObject(), row));
        ArrayNode wrong = root.putArray("errors");
        errors.forEach(error -> JsonTable.error(wrong.addObject(), error));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void row(ObjectNode node, FaultRow row) {
        node.put("file", row.file());
        node.put("protocol", row.protocol());
        node.put("title", row.title());
        ObjectNode settings = node.putObject("settings");
        row.scheme().values().forEach(settings::put);
        node.put("failoverBlocks", row.blocks());
        if (row.cap() < Integer.MAX_VALUE) {
            node.put("faultsTotal", row.cap());
        }
        ArrayNode cells = node.putArray("cells");
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode cell = cells.addObject();
            cell.put("kind", kind.key());
            switch (row.cell(kind)) {
                case FaultCell.Decided(Verdict verdict) -> JsonTable.verdict(cell, verdict);
                case FaultCell.NoFailover _ ->
                        absent(cell, "noFailover", "the file has no failover block");
                case FaultCell.Capped(int most) ->
                        absent(cell, "capped", "`faults total " + most + "` allows no more");
                case FaultCell.NoRoom(Diagnostic why) -> absent(cell, "noRoom", why.message());
                case FaultCell.Wrong(var mistake) -> absent(cell, "mistake", mistake.message());
                case FaultCell.NotReached _ ->
                        absent(cell, "notReached", "the user stopped before");
            }
        }
    }

    private static void absent(ObjectNode cell, String reason, String why) {
        cell.put("absent", reason);
        cell.put("why", why);
    }
}
