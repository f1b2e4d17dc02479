package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;
import static dev.twintrace.linear.monitor.DistinctValuesTest.call;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counters beside brute force. */
class SumsTest {
    private static final ObjectType COUNTER =
            new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

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

    @Test
    void countersWithManyLostAnswersAgreeWithBruteForce() {
        int seeds = seeds(10_000, 100_000);
        for (int seed = 0; seed < seeds; seed++) {
            int steps = seed % 3 == 0 ? 3 : 1;
            Random random = new Random(seed);
            List<Operation> operations =
                    Draw.history(
                            COUNTER,
                            random,
                            (r, number) ->
                                    r.nextInt(4) == 0
                                            ? call("read")
                                            : call("fadd", 1 + r.nextInt(steps)),
                            8,
                            1);
            operations.replaceAll(op ->
                    op.function().equals("fadd") && random.nextInt(5) < 2
                            ? Draw.open(op, random.nextBoolean())
                            : op);
            comparison.compare(COUNTER, operations);
        }
        comparison.saw(seeds / 6, seeds / 6);
    }
}
