package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Explorer;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN stores as many states of an exported model as the search finds. */
class SpinTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final Path EXAMPLES =
            Path.of(System.getProperty("twintrace.root")).resolve("examples");
    private static final int MOST_STATES = FULL ? 300_000 : 20_000;
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 400 : 8);

    @TempDir Path folder;

    @BeforeAll
    static void spinIsThere() {
        Spin.needed();
    }

    /** What came of one comparison. */
    private enum Came {
        EQUAL,
        REFUSED,
        NOT_EXPLORED
    }

    private Came compare(Protocol protocol) throws IOException, InterruptedException {
        if (!Lowering.overloaded(protocol).isEmpty()) {
            return Came.NOT_EXPLORED;
        }
        Model model = Lowering.lower(protocol);
        OptionalLong states = states(model);
        if (states.isEmpty()) {
            return Came.NOT_EXPLORED;
        }
        return switch (Promela.of(model, subject(protocol))) {
            case Exported.Refused(String why) -> {
                System.out.println(protocol.name() + ": " + why);
                yield Came.REFUSED;
            }
            case Exported.Done(String text) -> {
                assertThat(new Spin(folder).states(text))
                        .as(protocol.name() + "\n" + text)
                        .isEqualTo(states.getAsLong());
                yield Came.EQUAL;
            }
        };
    }

    private static Subject subject(Protocol protocol) {
        return new Subject("test", protocol.name(), protocol.title(), "", "", Cast.of(protocol));
    }

    /** Empty if a run shows a mistake in the file, or there are too many. */
    private static OptionalLong states(Model model) {
        Interpreter interpreter = new Interpreter(model);
        Exploration runs =
                Explorer.explore(
                        model,
                        new CompiledSuccessors(model, interpreter),
                        interpreter.initial(true),
                        new Meter(
                                new Limits(MOST_STATES, 1L << 30, Duration.ofMinutes(1)),
                                Progress.NONE));
        return runs.slip().isPresent() || runs.limit().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(runs.size());
    }

    private static Optional<Protocol> example(Path path, Settings settings) throws IOException {
        return TwinFile.parse(path.toString(), Files.readString(path))
                        instanceof Parsed.Accepted(TwinFile file)
                ? protocol(file, settings)
                : Optional.empty();
    }

    private static Optional<Protocol> protocol(TwinFile file, Settings settings) {
        return file.instantiate(settings) instanceof Instance.Valid(Protocol protocol, List<?> _)
                ? Optional.of(protocol)
                : Optional.empty();
    }

    @Test
    void examplesHaveAsManyStates() throws IOException, InterruptedException {
        Map<Came, Integer> came = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            paths = all.filter(p -> p.toString().endsWith(".twin")).sorted().toList();
        }
        for (Path path : FULL ? paths : paths.subList(0, 5)) {
            Protocol protocol = example(path, Settings.NONE).orElseThrow();
            Came c = compare(protocol);
            System.out.println(path.getFileName() + " " + c);
            came.merge(c, 1, Integer::sum);
        }
        System.out.println("examples: " + came);
        assertThat(came.getOrDefault(Came.EQUAL, 0)).isPositive();
    }

    @Test
    void randomProtocolsHaveAsManyStates() throws IOException, InterruptedException {
        Map<Came, Integer> came = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            came.merge(compare(RandomProtocols.generate(seed)), 1, Integer::sum);
        }
        System.out.println("random protocols: " + came);
        assertThat(came.getOrDefault(Came.EQUAL, 0)).isGreaterThan(SEEDS / 3);
    }
}
