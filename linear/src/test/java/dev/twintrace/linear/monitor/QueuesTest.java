package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;
import static dev.twintrace.linear.monitor.DistinctValuesTest.call;

import dev.twintrace.linear.object.ObjectType;
import org.junit.jupiter.api.Test;

/** Queues with distinct values, beside brute force. */
class QueuesTest {
    private final Comparison comparison = new Comparison(new Queues(), 6);

    @Test
    void queuesAgreeWithBruteForce() {
        int seeds = seeds(4_000, 50_000);
        for (int seed = 0; seed < seeds; seed++) {
            int takes = 1 + seed % 4;
            comparison.compare(
                    new ObjectType.Queue(),
                    (random, number) ->
                            random.nextInt(5) < takes ? call("dequeue") : call("enqueue", number),
                    9,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }
}
