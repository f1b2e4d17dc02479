package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;
import static dev.twintrace.linear.monitor.DistinctValuesTest.call;

import dev.twintrace.linear.object.ObjectType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets with distinct elements, beside brute force. */
class SetsTest {
    private final Comparison comparison = new Comparison(new Sets(), 10);

    @Test
    void setsAgreeWithBruteForce() {
        int seeds = seeds(6_000, 100_000);
        for (int seed = 0; seed < seeds; seed++) {
            int elements = 1 + seed % 3;
            comparison.compare(
                    new ObjectType.Set(),
                    (random, number) ->
                            call(
                                    List.of("add", "add", "remove", "contains", "contains")
                                            .get(random.nextInt(5)),
                                    random.nextInt(elements)),
                    8,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }
}
