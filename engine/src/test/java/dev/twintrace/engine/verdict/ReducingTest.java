package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a check leaves out, it comes to the same verdict, outcomes and shortest runs. */
class ReducingTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final List<Reducing> SOME =
            FULL
                    ? List.of(
                            Reducing.SLOTS,
                            Reducing.SYMMETRY,
                            Reducing.ORDER,
                            Reducing.ALL,
                            Reducing.AUTO)
                    : List.of(Reducing.SLOTS, Reducing.ALL);

    /** Larger variants are left to the full tests. */
    private static final long MOST = FULL ? 1L << 30 : 3_000;

    /** All that a verdict says but for how it was found. */
    private record Essence(
            String answer,
            Set<?> also,
            Set<?> damage,
            Set<?> outcomes,
            List<?> duplicates,
            Map<String, Integer> lengths) {}

    private static Essence essence(Answer answer) {
        return switch (answer) {
            case Answer.Mistake m ->
                    new Essence(
                            m.message(),
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            List.of(),
                            Map.of("run", m.run().steps().size()));
            case Verdict v ->
                    new Essence(
                            v.conclusion().toString(),
                            v.also(),
                            v.damage(),
                            v.reference(),
                            v.duplicates().stream().map(Verdict.Duplicate::description).toList(),
                            v.findings().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    f -> f.conclusion() + " " + f.damage(),
                                                    f -> f.witness().steps().size())));
        };
    }

    private static Answer check(Protocol protocol, Reducing reducing) {
        Limits limits = new Limits(MOST, 1L << 31, Duration.ofMinutes(10));
        return Check.check(protocol, new Effort(limits, Means.ALONE, reducing), Progress.NONE);
    }

    private static boolean decided(Answer answer) {
        return switch (answer) {
            case Answer.Mistake _ -> true;
            case Verdict v -> v.limit().isEmpty();
        };
    }

    private static long states(Answer answer) {
        return switch (answer) {
            case Answer.Mistake _ -> 0;
            case Verdict v -> v.statistics().states();
        };
    }

    /** How many states there were with each reduction. */
    private static Optional<Map<Reducing, Long>> compare(String which, Protocol protocol) {
        Answer all = check(protocol, Reducing.NONE);
        if (!decided(all)) {
            return Optional.empty();
        }
        Map<Reducing, Long> states = new EnumMap<>(Reducing.class);
        states.put(Reducing.NONE, states(all));
        for (Reducing reducing : SOME) {
            Answer some = check(protocol, reducing);
            assertThat(essence(some)).as("%s, %s", which, reducing).isEqualTo(essence(all));
            states.put(reducing, states(some));
        }
        return Optional.of(states);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files =
                Files.walk(Path.of(System.getProperty("twintrace.root"), "examples"))) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesKeepTheirVerdicts(Path example) {
        TwinFile file = ((Parsed.Accepted) TwinFile.read(example)).file();
        Stream.concat(Stream.of(Settings.NONE), file.expectations().stream().map(Expectation::with))
                .distinct()
                .forEach(settings -> {
                    Instance instance = file.instantiate(settings);
                    String which = example.getFileName() + " " + settings.values();
                    compare(which, ((Instance.Valid) instance).protocol())
                            .ifPresent(states -> System.out.println(which + " " + states));
                });
    }

    @Test
    void randomProtocolsKeepTheirVerdicts() {
        int protocols = Integer.getInteger("twintrace.seeds", FULL ? 6_000 : 40);
        List<String> differences = new ArrayList<>();
        Map<Reducing, Long> sum = new EnumMap<>(Reducing.class);
        for (long seed = 0; seed < protocols; seed++) {
            String which = "seed " + seed;
            try {
                compare(which, RandomProtocols.generate(seed))
                        .ifPresent(states -> states.forEach((r, n) -> sum.merge(r, n, Long::sum)));
            } catch (AssertionError difference) {
                differences.add(difference.getMessage());
            }
        }
        System.out.println("random protocols, states in all " + sum);
        assertThat(differences).isEmpty();
    }
}
