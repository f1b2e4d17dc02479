package dev.twintrace.linear.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Named;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.evidence.Validator;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Signatures;
import dev.twintrace.linear.oracle.BruteForce;
import dev.twintrace.linear.oracle.RandomHistories;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All monitors on histories that were drawn for nobody in particular. */
class MonitorsTest {
    @Test
    void noMonitorContradictsTheOracle() {
        int decided = 0;
        int seeds = Comparison.seeds(4_000, 100_000);
        for (int seed = 0; seed < seeds; seed++) {
            RandomHistories.Sample sample =
                    RandomHistories.of(
                            seed,
                            new RandomHistories.Shape(
                                    type(seed),
                                    5,
                                    1,
                                    12,
                                    4 + seed % 30,
                                    10,
                                    10,
                                    1 + seed % 20,
                                    60));
            if (Signatures.misfit(sample.history(), sample.type()).isPresent()) {
                continue;
            }
            Part part =
                    new Part(
                            sample.history(),
                            sample.type(),
                            Numbers.of(IntStream.range(0, sample.history().size()).toArray()));
            for (Decider monitor : Monitors.all().stream().map(Named::decider).toList()) {
                Finding finding = monitor.decide(part, Budget.of(Duration.ofMinutes(1), 1));
                switch (finding) {
                    case Finding.Linearizable(Numbers order) -> {
                        decided++;
                        assertThat(Validator.mistake(part, order)).as("%s", sample).isEmpty();
                    }
                    case Finding.NotLinearizable _ -> {
                        decided++;
                        assertThat(BruteForce.decide(sample.operations(), sample.type()))
                                .as("%s: %s", finding, sample)
                                .extracting(BruteForce.Answer::linearizable)
                                .isEqualTo(false);
                    }
                    case Finding.NotApplicable _ -> {}
                    case Finding.Unknown(String reason) -> throw new AssertionError(reason);
                }
            }
        }
        assertThat(decided).isGreaterThan(seeds / 4);
    }

    private static ObjectType type(int seed) {
        return RandomHistories.types().get(seed % RandomHistories.types().size());
    }
}
