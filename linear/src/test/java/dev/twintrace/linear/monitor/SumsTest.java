package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;
import static dev.twintrace.linear.monitor.DistinctValuesTest.call;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import org.junit.jupiter.api.Test;

/** Counters beside brute force. */
class SumsTest {
    private final Comparison comparison = new Comparison(new Sums(), 1);

    @Test
    void countersAgreeWithBruteForce() {
        int seeds = seeds(4_000, 100_000);
        for (int seed = 0; seed < seeds; seed++) {
            int steps = seed % 3 == 0 ? 1 : 3;
            long sign = seed % 5 == 0 ? -1 : 1;
            int bits = seed % 2 == 0 ? 64 : 4 + seed % 4;
            WordWidth width = new WordWidth(bits);
            Value initial = new Value.Word(width.truncate(seed % 7 - 3));
            comparison.compare(
                    new ObjectType.Word(width, initial),
                    (random, number) ->
                            random.nextInt(4) == 0
                                    ? call("read")
                                    : call(
                                            "fadd",
                                            width.truncate(
                                                    sign
                                                            * (random.nextInt(12) == 0
                                                                    ? 0
                                                                    : 1 + random.nextInt(steps)))),
                    8,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }
}
