package dev.twintrace.linear.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.oracle.RandomHistories;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 40_000 : 2_000);

    /** That alone it is one is tested with the decisions. */
    @Test
    void evidenceFromAMomentOnIsAContradiction() {
        Map<String, Integer> spread = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Sample sample = RandomHistories.any(seed, 9);
            if (!(sample.type() instanceof ObjectType.Word) || sample.history().keys().size() > 1) {
                continue;
            }
            Part part =
                    new Part(
                            sample.history(),
                            sample.type(),
                            Numbers.of(IntStream.range(0, sample.history().size()).toArray()));
            for (boolean any : new boolean[] {true, false}) {
                Optional<Evidence> evidence =
                        Shrinking.fromAMoment(part, any, Budget.of(Duration.ofSeconds(10), 5_000));
                Value key = sample.history().keys().getFirst();
                assertThat(evidence.map(e -> Confirmation.of(sample, key, e)).orElse(true))
                        .as("seed " + seed + " " + evidence + " " + sample)
                        .isTrue();
                spread.merge(evidence.isPresent() + " " + any, 1, Integer::sum);
            }
        }
        System.out.println("evidence from a moment on: " + spread);
        assertThat(spread.get("true true")).isGreaterThan(SEEDS / 20);
        assertThat(spread.get("true false")).isGreaterThan(SEEDS / 20);
    }
}
