package dev.twintrace.linear.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.oracle.BruteForce;
import dev.twintrace.linear.oracle.RandomHistories;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 40_000 : 1_500);

    /** Over all orders of up to four executions: some is valid exactly if brute force finds one. */
    @Test
    void someOrderIsValidIfAndOnlyIfTheHistoryIsLinearizable() {
        int both = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Sample sample = RandomHistories.any(seed, 4);
            Part part =
                    new Part(
                            sample.history(),
                            sample.type(),
                            Numbers.of(IntStream.range(0, sample.history().size()).toArray()));
            if (sample.history().keys().size() > 1) {
                continue;
            }
            BruteForce.Answer answer = BruteForce.decide(sample.operations(), sample.type());
            boolean valid = someOrder(part, new int[4], 0);
            // Some need more than four executions.
            assertThat(!valid || answer.linearizable() || !answer.exact())
                    .as(sample.toString())
                    .isTrue();
            boolean once = sample.operations().stream().noneMatch(o -> o.executions().repeatable());
            assertThat(!once || valid == answer.linearizable()).as(sample.toString()).isTrue();
            both += once && valid ? 1 : 0;
        }
        assertThat(both).isGreaterThan(SEEDS / 4);
    }

    private static boolean someOrder(Part part, int[] order, int size) {
        if (Validator.mistake(part, Numbers.first(size, order)).isEmpty()) {
            return true;
        }
        if (size == order.length) {
            return false;
        }
        for (int o = 0; o < part.size(); o++) {
            order[size] = o;
            if (someOrder(part, order, size + 1)) {
                return true;
            }
            order[size] = ~o;
            if (part.history().executions(o).repeatable() && someOrder(part, order, size + 1)) {
                return true;
            }
        }
        return false;
    }
}
