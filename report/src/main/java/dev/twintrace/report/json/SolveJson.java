package dev.twintrace.report.json;

import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.report.Subject;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code twintrace solve --json} prints; docs/json.md. */
public final class SolveJson {
    /** The version of the format for one protocol. */
    public static final String SCHEMA = "twintrace-solve/1";

    /** The version of the format for a frontier. */
    public static final String FRONTIER = "twintrace-frontier/1";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Subject subject;

    private SolveJson(Subject subject) {
        this.subject = subject;
    }

    /** One protocol, indented, ending with a line break. */
    public static String of(Subject subject, Solution solution) {
        SolveJson json = new SolveJson(subject);
        ObjectNode root = json.head(SCHEMA);
        json.put(root, solution, true);
        return text(root);
    }

    /** A frontier, indented, ending with a line break. */
    public static String of(Subject subject, Frontier.Lattice lattice) {
        SolveJson json = new SolveJson(subject);
        ObjectNode root = json.head(FRONTIER);
        names(root.putArray("relaxations"), lattice.relaxations());
        root.put("inferred", lattice.inferred());
        sets(root.putArray("minimal"), lattice.minimal());
        sets(root.putArray("maximalImpossible"), lattice.maximal());
        ArrayNode open = root.putArray("unknown");
        lattice.open().forEach(with -> names(open.addArray(), with));
        ArrayNode points = root.putArray("points");
        for (Frontier.Point point : lattice.points()) {
            ObjectNode node = points.addObject();
            names(node.putArray("with"), point.with());
            json.put(node, point.solution(), false);
        }
        return text(root);
    }

    private static String text(ObjectNode root) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode head(String schema) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", schema);
        root.put("file", subject.file());
        root.put("protocol", subject.protocol());
        root.put("title", subject.title());
        root.put("settings", subject.settings());
        return root;
    }

    private static void sets(ArrayNode into, Collection<Frontier.Point> points) {
        points.forEach(point -> names(into.addArray(), point.with()));
    }

    private static void names(ArrayNode into, Collection<Relaxation> relaxations) {
        relaxations.forEach(r -> into.add(r.name()));
    }

    private void put(ObjectNode node, Solution solution, boolean whole) {
        switch (solution) {
            case Solution.Possible(Solution.Rules rules, Solution.Effort effort) -> {
                node.put("answer", "possible");
                node.set("rules", rules(rules));
                node.set("effort", effort(effort));
            }
            case Solution.Impossible impossible -> {
                node.put("answer", "impossible");
                node.put("extent", impossible.extent().name().toLowerCase(Locale.ROOT));
                if (whole) {
                    node.set("refutation", refutation(impossible.refutation()));
                }
                impossible.failStop().ifPresent(rules -> node.set("failStop", rules(rules)));
                node.set("effort", effort(impossible.effort()));
            }
            case Solution.Unknown(String reason, Solution.Effort effort) -> {
                node.put("answer", "unknown");
                node.put("reason", reason);
                node.set("effort", effort(effort));
            }
            case Solution.Mistaken(var mistake) -> {
                node.put("answer", "mistake");
                node.put("message", mistake.message());
            }
        }
    }

    private static ObjectNode rules(Solution.Rules rules) {
        ObjectNode node = NODES.objectNode();
        ArrayNode texts = node.putArray("text");
        rules.text().forEach(texts::add);
        ArrayNode powers = node.putArray("powers");
        rules.powers().forEach(p -> powers.add(p.name().toLowerCase(Locale.ROOT)));
        node.put("conclusion", rules.verdict().conclusion().label());
        node.put("states", rules.verdict().statistics().states());
        return node;
    }

    private static ObjectNode effort(Solution.Effort effort) {
        ObjectNode node = NODES.objectNode();
        node.put("openStates", effort.states());
        node.put("seconds", effort.seconds());
        return node;
    }

    private ObjectNode refutation(Refutation refutation) {
        ObjectNode node = NODES.objectNode();
        switch (refutation) {
            case Refutation.Run run -> {
                node.put("wrong", run.wrong().map(FindingJson::wrong).orElse("error handed over"));
                node.put("staysSo", !run.under().isEmpty());
                node.set("run", new RunJson(subject.cast()).run(run.trace()));
            }
            case Refutation.Choice choice -> {
                node.put("queuePair", choice.queuePair());
                ArrayNode ways = node.putArray("ways");
                for (Refutation.Way way : choice.ways()) {
                    ObjectNode one = ways.addObject();
                    one.put("way", way.name());
                    one.set("because", refutation(way.because()));
                }
            }
        }
        return node;
    }
}
