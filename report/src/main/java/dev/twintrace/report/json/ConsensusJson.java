package dev.twintrace.report.json;

import dev.twintrace.report.Decided;
import dev.twintrace.report.Ranked;
import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.decide.ConsensusNumber;
import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.run.Lookup;
import dev.twintrace.theorems.consensus.run.Outcome;
import dev.twintrace.theorems.consensus.run.Trial;
import dev.twintrace.theorems.consensus.run.Way;
import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace consensus --json} prints; docs/json.md. */
public final class ConsensusJson {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-consensus/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConsensusJson() {}

    /** The table, indented, ending with a line break. */
    public static String of(List<Ranked> rows) {
        ObjectNode root = root();
        ArrayNode types = root.putArray("types");
        for (Ranked row : rows) {
            ObjectNode node = types.addObject();
            node.put("type", row.familiar().expression());
            node.put("group", row.familiar().group().name().toLowerCase(Locale.ROOT));
            node.put("meaning", row.familiar().meaning());
            if (!row.familiar().remark().isEmpty()) {
                node.put("remark", row.familiar().remark());
            }
            numbers(node, row.decision());
        }
        return text(root);
    }

    /** The report of one type, indented, ending with a line break. */
    public static String of(Decided decided) {
        ObjectNode root = root();
        FiniteType type = decided.decision().type();
        root.put("type", decided.subject());
        type.states().forEach(root.putArray("states")::add);
        type.operations().stream()
                .map(TypeOperation::name)
                .forEach(root.putArray("operations")::add);
        numbers(root, decided.decision());
        ArrayNode protocols = root.putArray("protocols");
        for (Way way : Way.values()) {
            List<Trial> trials = decided.trials().stream().filter(t -> t.way() == way).toList();
            if (!trials.isEmpty()) {
                protocols.add(protocol(type, way, trials));
            }
        }
        root.put("seconds", decided.seconds());
        return text(root);
    }

    private static ObjectNode root() {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        return root;
    }

    private static String text(ObjectNode root) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void numbers(ObjectNode node, Decision decision) {
        node.put("readable", decision.readable());
        node.set("consensus", number(decision, decision.consensus()));
        node.set("recoverable", number(decision, decision.recoverable()));
    }

    private static ObjectNode number(Decision decision, ConsensusNumber number) {
        ObjectNode node = NODES.objectNode();
        node.put("known", known(decision.readable(), number));
        switch (number) {
            case ConsensusNumber.One _ -> node.put("number", 1);
            case ConsensusNumber.Exactly(Assignment witness) ->
                    node.put("number", witness.processes())
                            .set("witness", witness(decision.type(), witness));
            case ConsensusNumber.Infinite(Assignment witness) ->
                    node.put("number", "infinite")
                            .set("witness", witness(decision.type(), witness));
            case ConsensusNumber.AtLeast(Assignment witness) ->
                    node.put("number", witness.processes())
                            .set("witness", witness(decision.type(), witness));
        }
        return node;
    }

    private static String known(boolean readable, ConsensusNumber number) {
        return switch (number) {
            case ConsensusNumber.One _ -> "exact";
            case ConsensusNumber.Exactly _, ConsensusNumber.Infinite _ ->
                    readable ? "exact" : "upper bound";
            case ConsensusNumber.AtLeast _ -> readable ? "lower bound" : "unknown";
        };
    }

    private static ObjectNode witness(FiniteType type, Assignment witness) {
        ObjectNode node = NODES.objectNode();
        node.put("initial", type.states().get(witness.initial()));
        names(type, witness.first(), node.putArray("teamA"));
        names(type, witness.second(), node.putArray("teamB"));
        return node;
    }

    private static void names(FiniteType type, List<Integer> operations, ArrayNode array) {
        operations.forEach(o -> array.add(type.operations().get(o).name()));
    }

    private static ObjectNode protocol(FiniteType type, Way way, List<Trial> trials) {
        Assignment assignment = trials.getFirst().assignment();
        Lookup lookup = Lookup.of(type, assignment);
        ObjectNode node = NODES.objectNode();
        node.put("for", way.name().toLowerCase(Locale.ROOT));
        node.set("assignment", witness(type, assignment));
        switch (way) {
            case STOPPING -> {
                ArrayNode all = node.putArray("teamAIf");
                lookup.sights()
                        .forEach(sights -> {
                            ArrayNode process = all.addArray();
                            sights.forEach(s ->
                                    process.addObject()
                                            .put("told", s.response())
                                            .put("read", s.state()));
                        });
            }
            case RECOVERABLE -> {
                lookup.states().forEach(node.putArray("teamAIf")::add);
                lookup.careful().forEach(p -> node.put("looksFirst", p + 1));
            }
        }
        ArrayNode runs = node.putArray("runs");
        trials.forEach(t -> runs.add(run(t)));
        return node;
    }

    private static ObjectNode run(Trial trial) {
        ObjectNode node = NODES.objectNode();
        node.put("processes", trial.assignment().processes());
        node.put("values", trial.tournament() ? "process" : "team");
        node.put("crashes", trial.crashes());
        switch (trial.outcome()) {
            case Outcome.Correct(long states, int steps) -> {
                node.put("outcome", "agree");
                node.put("states", states);
                node.put("steps", steps);
            }
            case Outcome.Broken(String why, List<String> run) -> {
                node.put("outcome", "disagree");
                node.put("why", why);
                run.forEach(node.putArray("run")::add);
            }
            case Outcome.Unfinished(long states) -> {
                node.put("outcome", "unknown");
                node.put("states", states);
            }
        }
        return node;
    }
}
