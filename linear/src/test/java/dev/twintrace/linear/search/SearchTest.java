package dev.twintrace.linear.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.evidence.Validator;
import dev.twintrace.linear.oracle.BruteForce;
import dev.twintrace.linear.oracle.RandomHistories;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 200_000 : 4_000);
    private static final int FIRST = Integer.getInteger("twintrace.first", 0);

    @Test
    void theLayeredSearchAgreesWithBruteForce() {
        Map<String, Integer> spread = agree(new Layered());
        assertThat(spread.get("Unknown")).isLessThan(SEEDS / 50);
    }

    @Test
    void withANarrowBeamTheVerdictsAreTheSame() {
        Map<String, Integer> spread = agree(new Layered(1));
        assertThat(spread.get("Unknown")).isLessThan(SEEDS / 50);
    }

    @Test
    void depthFirstSearchAgreesWithBruteForce() {
        Map<String, Integer> spread = agree(new DepthFirst());
        assertThat(spread.get("NotApplicable")).isLessThan(SEEDS / 3);
        assertThat(spread).doesNotContainKey("Unknown");
    }

    private static Map<String, Integer> agree(Decider decider) {
        Map<String, Integer> spread = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Sample sample = RandomHistories.any(seed, 9);
            if (sample.history().keys().size() > 1) {
                continue;
            }
            Part part =
                    new Part(
                            sample.history(),
                            sample.type(),
                            Numbers.of(IntStream.range(0, sample.history().size()).toArray()));
            Finding finding = decider.decide(part, Budget.of(Duration.ofSeconds(10), 5_000));
            String context = "seed " + seed + " " + finding + " " + sample;
            switch (finding) {
                case Finding.Linearizable(Numbers order) ->
                        assertThat(Validator.mistake(part, order)).as(context).isEmpty();
                case Finding.NotLinearizable _ ->
                        assertThat(
                                        BruteForce.decide(sample.operations(), sample.type())
                                                .linearizable())
                                .as(context)
                                .isFalse();
                case Finding.NotApplicable _, Finding.Unknown _ -> {}
            }
            spread.merge(finding.getClass().getSimpleName(), 1, Integer::sum);
        }
        System.out.println(decider.getClass().getSimpleName() + ": " + spread);
        return spread;
    }
}
