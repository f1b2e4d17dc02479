package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN stores as many states of an exported model as the search finds. */
class SpinTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int MOST_STATES = FULL ? 300_000 : 20_000;
    private static final int MOST_OF_VARIANTS = 10_000_000;
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

    private Came compare(Optional<Samples.Sample> sample, String... options)
            throws IOException, InterruptedException {
        if (sample.isEmpty()) {
            return Came.NOT_EXPLORED;
        }
        Samples.Sample s = sample.get();
        return switch (Promela.of(s.model(), s.subject())) {
            case Exported.Refused _ -> Came.REFUSED;
            case Exported.Done(String text) -> {
                assertThat(new Spin(folder).states(text, options))
                        .as(s.name())
                        .isEqualTo(s.states());
                yield Came.EQUAL;
            }
        };
    }

    @Test
    void examplesOfThousandsToMillionsOfStatesHaveAsMany()
            throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder();
        List<String> different = new ArrayList<>();
        for (Variant variant : Variant.all(FULL)) {
            Samples.Sample s =
                    Samples.explored(variant.toString(), Samples.example(variant), MOST_OF_VARIANTS)
                            .orElseThrow();
            assertThat(s.states()).as(s.name()).isBetween(1_000, MOST_OF_VARIANTS);
            Exported exported = Promela.of(s.model(), s.subject());
            assertThat(exported).as(s.name()).isInstanceOf(Exported.Done.class);
            long bySpin = new Spin(folder).states(((Exported.Done) exported).text());
            String line =
                    String.format(Locale.ROOT, "%-70s%,12d%,12d", s.name(), s.states(), bySpin);
            table.append(line).append('\n');
            if (bySpin != s.states()) {
                different.add(line);
            }
        }
        System.out.printf("%-70s%12s%12s%n%s", "states of", "Twintrace", "SPIN", table);
        assertThat(different).isEmpty();
    }

    @Test
    void examplesHaveAsManyStates() throws IOException, InterruptedException {
        Map<Came, Integer> came = new TreeMap<>();
        List<Path> paths = Samples.examples();
        for (Path path : FULL ? paths : paths.subList(0, 4)) {
            came.merge(
                    compare(Samples.explored(path.toString(), Samples.example(path), MOST_STATES)),
                    1,
                    Integer::sum);
        }
        System.out.println("SPIN, examples: " + came);
        assertThat(came.getOrDefault(Came.EQUAL, 0)).isGreaterThan(2);
    }

    @Test
    void randomProtocolsHaveAsManyStates() throws IOException, InterruptedException {
        Map<Came, Integer> came = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            came.merge(compare(Samples.random(seed, MOST_STATES)), 1, Integer::sum);
        }
        System.out.println("SPIN, random protocols: " + came);
        assertThat(came.getOrDefault(Came.EQUAL, 0)).isGreaterThan(SEEDS / 3);
    }

    @Test
    void spinsOwnReductionsChangeNothing() throws IOException, InterruptedException {
        Samples.Sample s = Samples.random(0, MOST_STATES).orElseThrow();
        assertThat(compare(Optional.of(s), "-o2")).isEqualTo(Came.EQUAL);
        assertThat(compare(Optional.of(s), "-o1", "-o2", "-o3")).isEqualTo(Came.EQUAL);
    }
}
