package dev.twintrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RandomProtocolsTest {
    private static final int MAX_STATES = 100_000;

    private static String label(OracleResult result) {
        return switch (result) {
            case OracleResult.Judged j -> j.conclusion().label();
            case OracleResult.Mistake _ -> "mistake";
            case OracleResult.TooLarge _ -> "too large";
        };
    }

    @Test
    void verdictsAreSpread() {
        int seeds = Integer.getInteger("twintrace.seeds", 500);
        Map<String, Integer> verdicts = new TreeMap<>();
        Map<String, Map<String, Integer>> byFamily = new TreeMap<>();
        Map<String, List<Integer>> sizes = new TreeMap<>();
        long start = System.nanoTime();
        for (long seed = 0; seed < seeds; seed++) {
            var protocol = RandomProtocols.generate(seed);
            OracleResult result = Oracle.judge(protocol, MAX_STATES);
            verdicts.merge(label(result), 1, Integer::sum);
            byFamily.computeIfAbsent(protocol.name(), n -> new TreeMap<>())
                    .merge(label(result), 1, Integer::sum);
            if (result instanceof OracleResult.Judged judged) {
                sizes.computeIfAbsent(protocol.name(), n -> new ArrayList<>()).add(judged.states());
            }
            if (result instanceof OracleResult.Mistake m) {
                byFamily.get(protocol.name()).merge("m:" + m.reason(), 1, Integer::sum);
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println(verdicts + ", " + seeds * 1000L / Math.max(1, millis) + " a second");
        byFamily.forEach((n, v) -> {
            List<Integer> all = sizes.getOrDefault(n, List.of(0)).stream().sorted().toList();
            System.out.printf(
                    "%-12s median %6d max %7d %s%n", n, all.get(all.size() / 2), all.getLast(), v);
        });
        assertThat(verdicts.getOrDefault("mistake", 0)).isLessThan(seeds / 3);
    }
}
