package dev.twintrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Protocol;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the random protocols are like. */
class RandomProtocolsTest {
    private static final int SAMPLE = 400;
    private static final int MAX_STATES = 100_000;

    private static String label(OracleResult result) {
        return switch (result) {
            case OracleResult.Judged j -> j.conclusion().label();
            case OracleResult.Mistake _ -> "mistake";
            case OracleResult.TooLarge _ -> "too large";
        };
    }

    @Test
    void theSameSeedGivesTheSameProtocol() {
        for (long seed = 0; seed < 50; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            assertThat(RandomProtocols.generate(seed)).isEqualTo(protocol);
            assertThat(Rewriter.apply(Removal.NOTHING, protocol)).isEqualTo(protocol);
        }
    }

    @Test
    void verdictsAreSpread() {
        int seeds = Integer.getInteger("twintrace.seeds", SAMPLE);
        Map<String, Integer> verdicts = new TreeMap<>();
        Map<String, Map<String, Integer>> byFamily = new TreeMap<>();
        long states = 0;
        long start = System.nanoTime();
        for (long seed = 0; seed < seeds; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            OracleResult result = Oracle.judge(protocol, MAX_STATES);
            verdicts.merge(label(result), 1, Integer::sum);
            byFamily.computeIfAbsent(protocol.name(), n -> new TreeMap<>())
                    .merge(label(result), 1, Integer::sum);
            if (result instanceof OracleResult.Judged judged) {
                states += judged.states();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s, %.0f states on average, %.0f protocols a second%n",
                verdicts, (double) states / seeds, seeds / seconds);
        byFamily.forEach((name, spread) -> System.out.printf("%-12s %s%n", name, spread));
        assertThat(verdicts.getOrDefault("mistake", 0)).isLessThan(seeds / 3);
        assertThat(verdicts.getOrDefault("too large", 0)).isLessThan(seeds / 100);
        for (String verdict : new String[] {"TRANSPARENT", "FAIL-STOP", "STUCK", "UNSAFE"}) {
            assertThat(verdicts.getOrDefault(verdict, 0)).as(verdict).isGreaterThan(seeds / 12);
        }
    }
}
