package dev.twintrace.report.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.rule.RuleTable.Part;
import dev.twintrace.report.rule.RuleTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules as tables; that their rows are the ways through the rule is tested with those. */
class RuleTableTest {
    private static final Path ALL = Path.of(System.getProperty("twintrace.root"), "examples");
    private static final Limits LIMITS = new Limits(300_000, 1L << 30, Duration.ofSeconds(60));
    private static final String ERROR = "On an error";
    private static final String EACH = "For each request r in error, in the order of posting";

    private static TwinFile file(Path path) {
        return ((Parsed.Accepted) TwinFile.read(path)).file();
    }

    private static Protocol protocol(String path, String... options) {
        Settings settings = Settings.NONE;
        for (String option : options) {
            List<String> words = List.of(option.split("=", 2));
            settings = settings.with(words.getFirst(), words.getLast());
        }
        return ((Instance.Valid) file(ALL.resolve(path)).instantiate(settings)).protocol();
    }

    private static List<RuleTable> solved(Protocol protocol, Set<Power> powers) {
        Protocol granted =
                protocol.with(protocol.failovers().stream().map(f -> f.with(powers)).toList());
        Solution solution = Solver.solve(granted, LIMITS, Progress.NONE);
        assertThat(solution).isInstanceOf(Solution.Possible.class);
        return RuleTable.of(granted, ((Solution.Possible) solution).rules());
    }

    private static Row row(List<String> first, List<String> learnt, String... then) {
        return new Row(first, learnt, List.of(then));
    }

    @Test
    void aRuleThatResendsAllIsOneRow() {
        assertThat(solved(protocol("collectives/ll128.twin", "reuse=off"), Set.of()))
                .containsExactly(
                        new RuleTable(
                                List.of("q"),
                                List.of(
                                        new Part(
                                                ERROR,
                                                List.of(row(List.of(), List.of(), "resend"))))));
    }

    @Test
    void whatItDoesOnceStandsBeforeWhatItDoesForEachRequest() {
        RuleTable table =
                solved(
                                protocol(
                                        "collectives/ll128-assumptions.twin",
                                        "traceless=off",
                                        "originals=late"),
                                Set.of(Power.PROBE, Power.CLOSE))
                        .getFirst();
        List<String> looks = List.of("probe r -> seen", "probe consumed -> found0");
        assertThat(table.parts())
                .containsExactly(
                        new Part(
                                ERROR,
                                List.of(row(List.of("close"), List.of(), "each r: see below"))),
                        new Part(
                                EACH,
                                List.of(
                                        row(looks, List.of("found0 == 1"), "complete r"),
                                        row(
                                                looks,
                                                List.of("found0 != 1", "seen == r.value"),
                                                "complete r"),
                                        row(
                                                looks,
                                                List.of("found0 != 1", "seen != r.value"),
                                                "resend r"))));
    }

    @Test
    void whatBecomesOfAResultStandsWithTheResend() {
        RuleTable table = solved(protocol("atomics/tagged-lock.twin"), Set.of()).getFirst();
        assertThat(table.parts())
                .containsExactly(
                        new Part(
                                EACH,
                                List.of(
                                        row(
                                                List.of(),
                                                List.of(),
                                                "resend r -> old",
                                                "if old == r.swap: complete r with r.compare",
                                                "if old != r.swap: complete r with old"))));
    }

    @Test
    void aRuleOfTheFile() {
        Protocol simple = protocol("collectives/nccl-simple.twin", "closing=before_count");
        assertThat(RuleTable.of(simple, simple.failovers().getFirst()).parts())
                .containsExactly(
                        new Part(
                                ERROR,
                                List.of(
                                        row(
                                                List.of("handshake", "close", "count -> received"),
                                                List.of(),
                                                "each r: see below"))),
                        new Part(
                                EACH,
                                List.of(
                                        row(
                                                List.of(),
                                                List.of("r.message <= received"),
                                                "complete r"),
                                        row(
                                                List.of(),
                                                List.of("r.message > received"),
                                                "resend r"))));
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(ALL)) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyRowOfEveryRuleSaysWhatIsDone(Path path) {
        List<RuleTable> tables = new ArrayList<>();
        for (Expectation expectation : file(path).expectations()) {
            Protocol p = ((Instance.Valid) file(path).instantiate(expectation.with())).protocol();
            for (Failover block : p.failovers()) {
                tables.add(RuleTable.of(p, block));
            }
        }
        for (RuleTable table : tables) {
            assertThat(table.queuePairs()).isNotEmpty();
            assertThat(table.parts()).isNotEmpty();
            for (Part part : table.parts()) {
                assertThat(part.rows()).isNotEmpty().doesNotHaveDuplicates();
                for (Row row : part.rows()) {
                    assertThat(row.cells()).hasSameSizeAs(RuleTable.COLUMNS);
                    assertThat(row.then()).isNotEmpty().noneMatch(String::isBlank);
                }
            }
        }
    }
}
