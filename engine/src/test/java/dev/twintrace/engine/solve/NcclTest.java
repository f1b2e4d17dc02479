package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What NCCL's Simple protocol needs: its open decisions allow millions of states, most of which
 * nobody has to look at.
 */
class NcclTest {
    private static final Limits LIMITS = new Limits(3_000_000, 1L << 30, Duration.ofMinutes(5));

    private static Solution solve(String originals, Set<Power> powers) {
        Protocol file =
                Examples.of("collectives/nccl-simple.twin", "originals=" + originals).protocol();
        return Solver.possible(
                file.with(file.failovers().stream().map(f -> f.with(powers)).toList()),
                LIMITS,
                Progress.NONE);
    }

    private static void needs(Set<Power> powers, Solution solution) {
        assertThat(solution).isInstanceOf(Solution.Possible.class);
        Solution.Rules rules = ((Solution.Possible) solution).rules();
        assertThat(rules.powers()).isEqualTo(powers);
        assertThat(rules.verdict().conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void withBoundedOriginalsTheCountOfReceivesIsEnough() {
        needs(Set.of(Power.COUNT), solve("bounded", Set.of(Power.COUNT)));
    }

    @Test
    void aHandshakeAloneIsNotEnough() {
        Solution solution = solve("late", Set.of());
        assertThat(solution).isInstanceOf(Solution.Impossible.class);
        assertThat(((Solution.Impossible) solution).effort().states()).isLessThan(200_000);
    }

    @Test
    void closingDoesNotTellWhatArrived() {
        assertThat(solve("bounded", Set.of(Power.CLOSE))).isInstanceOf(Solution.Impossible.class);
    }

    @Test
    @EnabledIfSystemProperty(named = "twintrace.full", matches = "true")
    void withLateOriginalsACountIsEnoughIfNothingArrivesAfterIt() {
        assertThat(solve("late", Set.of(Power.COUNT))).isInstanceOf(Solution.Impossible.class);
        needs(Set.of(Power.COUNT, Power.CLOSE), solve("late", Set.of(Power.COUNT, Power.CLOSE)));
    }
}
