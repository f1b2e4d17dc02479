package dev.twintrace.report.certificate;

import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.report.certificate.Certificate.Reason;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Certificates as JSON; docs/certificates.md names every field. */
public final class CertificateText {
    /** The version of the format. */
    public static final String SCHEMA = "twintrace-certificate/1";

    static final String IMPOSSIBLE = "no rule makes the protocol TRANSPARENT";
    static final String RULE = "the protocol is TRANSPARENT";

    /** Three for each decision on a path of the tree. */
    private static final int DEEPEST = 3_000;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .streamWriteConstraints(
                                            StreamWriteConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CertificateText() {}

    /** The file of a certificate, ending with a line break. */
    public static String of(Stamped stamped) {
        return print(tree(stamped.certificate()).put("digest", stamped.digest()));
    }

    /** What the digest is made of: the file without its digest. */
    public static String content(Certificate certificate) {
        return print(tree(certificate));
    }

    /** Reads a file. */
    public static Read read(String text) {
        try {
            return CertificateReader.read(MAPPER.readTree(text));
        } catch (JacksonException notJson) {
            return new Read.Unreadable(
                    "line " + Math.max(1, notJson.getLocation().getLineNr()),
                    "this is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static String print(ObjectNode tree) {
        // Not the line separator of this machine: the digest is over the text.
        return MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(tree)
                        .replace(System.lineSeparator(), "\n")
                + "\n";
    }

    private static ObjectNode tree(Certificate certificate) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put(
                "claim",
                switch (certificate) {
                    case Certificate.OfImpossibility _ -> IMPOSSIBLE;
                    case Certificate.OfRule _ -> RULE;
                });
        Certificate.About about = certificate.about();
        root.put("file", about.file());
        root.put("text", about.text());
        root.put("sha256", about.hash());
        ObjectNode settings = root.putObject("settings");
        about.settings().values().forEach(settings::put);
        switch (certificate) {
            case Certificate.OfImpossibility(
                            var _,
                            var powers,
                            boolean watching,
                            Reason reason) -> {
                ArrayNode its = root.putArray("powers");
                powers.stream().sorted().map(CertificateText::power).forEach(its::add);
                root.put("watching", watching);
                root.set("reason", reason(reason));
            }
            case Certificate.OfRule(var _, List<Certificate.State> states) -> {
                ArrayNode its = root.putArray("states");
                states.forEach(s ->
                        its.addObject().put("rank", s.rank()).put("cells", s.cells().toString()));
            }
        }
        return root;
    }

    static String power(Power power) {
        return power.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode node = NODES.objectNode();
        switch (reason) {
            case Reason.Run(List<Certificate.Step> steps) -> {
                ArrayNode run = node.putArray("run");
                steps.forEach(s -> run.addObject().put("action", s.action()).put("name", s.name()));
            }
            case Reason.Choice(Certificate.Key key, List<Certificate.Way> ways) -> {
                node.put("queuePair", key.queuePair());
                node.put("decision", key.decision());
                ArrayNode seen = node.putArray("seen");
                for (Certificate.Sight s : key.seen()) {
                    ObjectNode sight = seen.addObject();
                    sight.put("code", s.code());
                    ArrayNode observed = sight.putArray("observed");
                    s.observed().forEach(observed::add);
                }
                ArrayNode its = node.putArray("ways");
                for (Certificate.Way w : ways) {
                    its.addObject().put("way", w.name()).set("because", reason(w.because()));
                }
            }
        }
        return node;
    }
}
