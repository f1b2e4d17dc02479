package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where the solver says that it is impossible, no random rule makes an example TRANSPARENT. */
class RandomRulesTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int RULES = Integer.getInteger("twintrace.rules", FULL ? 200 : 8);
    private static final Limits SOLVING =
            new Limits(FULL ? 60_000 : 8_000, 1L << 29, Duration.ofSeconds(30));
    private static final Limits CHECKING = new Limits(200_000, 1L << 29, Duration.ofSeconds(10));

    @Test
    void noRandomRuleDoesWhatIsImpossible() {
        Map<String, Integer> spread = new TreeMap<>();
        List<String> disproofs = new ArrayList<>();
        int settings = 0;
        for (Examples example : (Iterable<Examples>) Examples.all()::iterator) {
            Protocol protocol = example.protocol();
            if (!(Solver.solve(protocol, SOLVING, Progress.NONE) instanceof Solution.Impossible)) {
                continue;
            }
            settings++;
            RandomRules rules = new RandomRules(protocol, settings);
            for (int i = 0; i < RULES; i++) {
                Protocol random = rules.next();
                String said = said(random);
                spread.merge(said, 1, Integer::sum);
                if (said.equals(Conclusion.TRANSPARENT.label())) {
                    disproofs.add(example + " " + random.failovers());
                }
            }
        }
        System.out.println(settings + " impossible settings, random rules: " + spread);
        assertThat(disproofs).isEmpty();
        assertThat(settings).isGreaterThan(20);
        assertThat(spread).containsKeys("STUCK", "UNSAFE");
    }

    private static String said(Protocol protocol) {
        return switch (Check.check(protocol, CHECKING, Progress.NONE)) {
            case Verdict v -> v.conclusion().label();
            case Answer.Mistake _ -> "mistake";
        };
    }
}
