package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;
import static dev.twintrace.linear.monitor.DistinctValuesTest.call;

import dev.twintrace.linear.object.ObjectType;
import org.junit.jupiter.api.Test;

/** Stacks with distinct values, beside brute force. */
class StacksTest {
    private final Comparison comparison = new Comparison(new Stacks(), 6);

    @Test
    void stacksAgreeWithBruteForce() {
        int seeds = seeds(4_000, 50_000);
        for (int seed = 0; seed < seeds; seed++) {
            int takes = 1 + seed % 4;
            comparison.compare(
                    new ObjectType.Stack(),
                    (random, number) ->
                            random.nextInt(5) < takes ? call("pop") : call("push", number),
                    9,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }
}
