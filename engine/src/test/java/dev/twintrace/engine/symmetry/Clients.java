package dev.twintrace.engine.symmetry;

import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Protocols with some identical clients: random ones, and those that a test writes down. */
final class Clients {
    private Clients() {}

    /** The model of a file's text. */
    static Model model(String text) {
        return model(TwinFile.parse("clients.twin", text), Map.of());
    }

    /** The model of a file of this repository under some settings. */
    static Model file(String path, Map<String, String> settings) {
        Path root = Path.of(System.getProperty("twintrace.root", ".."));
        return model(TwinFile.read(root.resolve(path)), settings);
    }

    private static Model model(Parsed parsed, Map<String, String> settings) {
        return switch (parsed) {
            case Parsed.Rejected(var diagnostics) -> throw new AssertionError(diagnostics);
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(new Settings(new LinkedHashMap<>(settings)))) {
                        case Instance.Invalid(var diagnostics) ->
                                throw new AssertionError(diagnostics);
                        case Instance.Valid(var protocol, var _) -> Lowering.lower(protocol);
                    };
        };
    }

    /** The text for clients 0 to n-1; {@code #} in it is the client's number. */
    static String each(int n, String text) {
        return IntStream.range(0, n)
                .mapToObj(i -> text.replace("#", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }

    /** What a client may do in the course of its life; {@code $} is the number of the deed. */
    private record Deed(String code, String memory, String receives, IntFunction<String> server) {
        private Deed(String code, String memory) {
            this(code, memory, "", n -> "");
        }
    }

    private static final List<Deed> DEEDS =
            List.of(
                    new Deed(
                            """
                            repeat until got$ == 0 { q#.cas(lock$, 0, 1) -> got$; q#.wait }
                            enter s$
                            leave s$
                            q#.write(lock$, 0)
                            """,
                            "lock$ = 0"),
                    new Deed(
                            "q#.cas(gate$, 0, 1) -> was$; q#.wait; if was$ == 0 { enter t$ }; emit was$",
                            "gate$ = 0"),
                    new Deed("q#.fadd(count$, 1) -> old$; q#.wait; emit old$", "count$ = 0"),
                    new Deed("q#.write(box$[#], 1)", "box$[4] = 0"),
                    new Deed("let c$ = any(2)\nq#.write(mail$_#, c$)", "each mail$_# = 2"),
                    new Deed("mine = 1\nq#.write(all$, from mine)", "all$ = 0"),
                    new Deed("q#.read(sum$) -> mine\nq#.fadd(sum$, 2)", "sum$ = 1"),
                    new Deed(
                            "q#.send(1)",
                            "",
                            "receives 1",
                            n ->
                                    each(
                                            n,
                                            "process server$_# on memory { q#.poll_recv -> m; emit m }")),
                    new Deed(
                            "q#.send(1)",
                            "",
                            "receives 1",
                            n ->
                                    "process server$ on memory { repeat %d { await one {\n%s\n} } }"
                                            .formatted(n, each(n, "when q#.poll_recv { }"))),
                    new Deed(
                            "q#.write_imm(note$, 1, imm = 2)",
                            "note$ = 0",
                            "receives 1",
                            n -> each(n, "daemon process server$_# on memory { q#.poll_recv }")));

    private static final List<String> RULES =
            List.of(
                    "on error { resend }",
                    "on error { abort }",
                    "on error each r { resend r }",
                    "on error each r { if r is write, send { complete r } else { resend r } }",
                    "grant probe\non error each r { probe any -> v; resend r }",
                    "grant close\non error { close; resend write, send, write_imm; abort }",
                    "on error or move { resend }");

    /** Some clients that do the same; the same seed gives the same protocol. */
    static String random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 2 + random.nextInt(100) / 60 + random.nextInt(100) / 80;
        List<Deed> deeds = new ArrayList<>();
        int most = n == 2 ? 1 + random.nextInt(2) : 1;
        while (deeds.size() < most) {
            Deed next = DEEDS.get(random.nextInt(DEEDS.size()));
            // One deed of a life at most may have a server.
            boolean small =
                    n == 2 || (!next.code.contains("repeat") && next.server.apply(n).isEmpty());
            if (small
                    && (next.receives.isEmpty()
                            || deeds.stream().allMatch(d -> d.receives.isEmpty()))) {
                deeds.add(next);
            }
        }
        StringBuilder body = new StringBuilder();
        List<String> words = new ArrayList<>(List.of("any = 0"));
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < deeds.size(); i++) {
            String number = String.valueOf(i);
            Deed deed = deeds.get(i);
            body.append(deed.code.replace("$", number)).append('\n');
            String memory = deed.memory.replace("$", number);
            words.add(memory.startsWith("each ") ? each(n, memory.substring(5)) : memory);
            servers.append(deed.server.apply(n).replace("$", number)).append('\n');
        }
        String receives =
                deeds.stream().map(Deed::receives).filter(r -> !r.isEmpty()).findFirst().orElse("");
        if (n == 2 && random.nextInt(3) > 0) {
            body.append(random.nextInt(3) > 0 ? "q#.wait" : "q#.wait -> status; emit status");
        }
        // Four clients are small enough only where nothing can fail.
        String failover = n == 4 && random.nextInt(4) > 0 ? "" : failover(random, n);
        int lanes = failover.isEmpty() ? 1 : 2;
        return """
               protocol clients "of seed %d"
        width 2
        %s
        %s
        %s
        host memory { %s }
        %s
        %s
        %s
        %s
        """
                .formatted(
                        seed,
                        n == 2 && random.nextInt(3) == 0 ? "" : "atomicity global",
                        random.nextInt(5) > 0 ? "faults total 1" : "",
                        each(n, "host h# { mine = 0 }"),
                        String.join("\n", words),
                        each(
                                n,
                                "qp q#: h# -> memory { lanes %d\n%s\n%s }"
                                        .formatted(
                                                lanes,
                                                receives,
                                                random.nextInt(4) == 0 ? "placement relaxed" : "")),
                        each(n, "process p# on h# {\n" + body + "\n}"),
                        servers,
                        failover);
    }

    private static String failover(SplittableRandom random, int n) {
        String faults =
                switch (random.nextInt(6)) {
                    case 0 -> "nic faults 1";
                    case 1 -> "losses 1";
                    case 2 -> "faults 1; losses 1";
                    default -> "faults 1";
                };
        String block =
                "{ %s; originals %s\n%s }"
                        .formatted(
                                faults,
                                random.nextBoolean() ? "bounded" : "late",
                                RULES.get(random.nextInt(RULES.size())));
        String all = IntStream.range(0, n).mapToObj(i -> "q" + i).collect(Collectors.joining(", "));
        return random.nextInt(3) > 0
                ? each(n, "failover q# " + block)
                : "failover %s %s".formatted(all, block);
    }
}
