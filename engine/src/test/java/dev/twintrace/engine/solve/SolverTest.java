package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Span;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of RDMA failover, asked of the solver. */
class SolverTest {
    private static final Span NOWHERE = new Span(1, 1, 1);
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");

    /** Open models of quick tests are smaller. */
    private static final int MOST_STATES = FULL ? 60_000 : 12_000;

    private static final Limits LIMITS = new Limits(300_000, 1L << 30, Duration.ofSeconds(60));
    private static final Limits SMALL = new Limits(MOST_STATES, 1L << 29, Duration.ofSeconds(20));

    private static Solution solve(Examples example) {
        return Solver.solve(example.protocol(), LIMITS, Progress.NONE);
    }

    private static Solution.Possible possible(Solution solution) {
        assertThat(solution).isInstanceOf(Solution.Possible.class);
        return (Solution.Possible) solution;
    }

    private static Solution.Impossible impossible(Solution solution) {
        assertThat(solution).isInstanceOf(Solution.Impossible.class);
        return (Solution.Impossible) solution;
    }

    private static List<String> names(Refutation refutation) {
        return ((Refutation.Choice) refutation).ways().stream().map(Refutation.Way::name).toList();
    }

    private static Conclusion checked(Protocol protocol) {
        return switch (Check.check(protocol, LIMITS, Progress.NONE)) {
            case Verdict v -> v.conclusion();
            case Answer.Mistake m -> throw new AssertionError(m.message());
        };
    }

    /** The paper's Theorem 1. */
    @Test
    void noRuleMakesLl128Transparent() {
        Examples ll128 = Examples.of("collectives/ll128.twin");
        Solution.Impossible impossible = impossible(solve(ll128));
        new Proof(OpenModel.of(ll128.protocol()), MOST_STATES).check(impossible.refutation());
        assertThat(names(impossible.refutation()))
                .containsExactly("complete r", "leave r", "resend r");
        assertThat(impossible.failStop())
                .hasValueSatisfying(rules -> {
                    assertThat(rules.verdict().conclusion()).isEqualTo(Conclusion.FAIL_STOP);
                    assertThat(rules.text()).singleElement().asString().contains("abort");
                });
    }

    /** The reset of the flag and the reuse of the buffer are what makes it impossible. */
    @Test
    void ll128WithoutReuseNeedsNothingButToResend() {
        for (String originals : List.of("originals=bounded", "originals=late")) {
            Examples ll128 = Examples.of("collectives/ll128.twin", "reuse=off", originals);
            Solution.Rules rules = possible(solve(ll128)).rules();
            assertThat(rules.text()).containsExactly("on error {\n    resend\n}\n");
            assertThat(rules.powers()).isEmpty();
        }
    }

    /** The paper's Theorem 2: what the sender sees does not tell whether a FADD was executed. */
    @Test
    void fetchAndAddIsImpossible() {
        Examples signal = Examples.of("atomics/report-error.twin");
        Refutation refutation = impossible(solve(signal)).refutation();
        new Proof(OpenModel.of(signal.protocol()), MOST_STATES).check(refutation);
    }

    @Test
    void fetchAndAddWithItsLogEntryNeedsOnlyToReadIt() {
        Solution.Rules rules =
                possible(solve(Examples.of("logs/logged-fadd.twin", "entry=with_request"))).rules();
        assertThat(rules.powers()).containsExactly(Power.PROBE);
        assertThat(rules.verdict().conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void compareAndSwapWithItsOwnTagCanBeResent() {
        Solution.Rules rules = possible(solve(Examples.of("atomics/tagged-lock.twin"))).rules();
        assertThat(rules.powers()).isEmpty();
        assertThat(rules.text()).singleElement().asString().contains("== r.swap");
    }

    /** As where a table of decisions comes to the same way for different reasons. */
    @Test
    void aResendWithAMappingMayStandInTwoBranches() {
        Protocol lock = Examples.of("atomics/tagged-lock.twin", "own_tag=success").protocol();
        Failover block = lock.failovers().getFirst();
        var rule = ((OverlayStatement.Each) block.rule().getFirst()).body();
        var twice =
                new OverlayStatement.If(
                        NOWHERE,
                        new Expr.Binary(
                                Expr.Operator.EQUAL, new Expr.RequestNumber(), new Expr.Const(0)),
                        rule,
                        rule);
        var each = new OverlayStatement.Each(NOWHERE, List.of(twice));
        Failover doubled = block.with(block.locals(), List.of(each));
        assertThat(checked(lock.with(List.of(doubled)))).isEqualTo(Conclusion.TRANSPARENT);
    }

    /** Another client's unlock between two executions of the same CAS. */
    @Test
    void compareAndSwapWithoutATagIsImpossible() {
        Examples lock = Examples.of("atomics/cas-lock.twin");
        Refutation refutation = impossible(solve(lock)).refutation();
        new Proof(OpenModel.of(lock.protocol()), MOST_STATES).check(refutation);
    }

    static Stream<Examples> examples() {
        return Examples.all();
    }

    /** A rule that is printed can be pasted into its file, and is what was checked. */
    @ParameterizedTest
    @MethodSource("examples")
    void whatIsFoundIsWhatIsPrintedAndWhatIsRefutedGoesWrong(Examples example) {
        Solution solution = Solver.solve(example.protocol(), SMALL, Progress.NONE);
        switch (solution) {
            case Solution.Possible(Solution.Rules rules, var _) -> sameVerdict(example, rules);
            case Solution.Impossible impossible -> {
                Proof proof = new Proof(OpenModel.of(example.protocol()), MOST_STATES);
                boolean probes =
                        example.protocol().failovers().stream()
                                .anyMatch(f -> f.powers().contains(Power.PROBE));
                if (probes) {
                    proof.checkRuns(impossible.refutation());
                } else {
                    proof.check(impossible.refutation());
                }
                impossible.failStop().ifPresent(rules -> sameVerdict(example, rules));
            }
            case Solution.Unknown _, Solution.Mistaken _ -> {}
        }
        System.out.println(example + " " + solution.getClass().getSimpleName());
    }

    private static void sameVerdict(Examples example, Solution.Rules rules) {
        Examples pasted = example.with(rules.text());
        assertThat(pasted.protocol().failovers()).hasSameSizeAs(rules.text());
        assertThat(checked(pasted.protocol()))
                .as("%s with %s", example, rules.text())
                .isEqualTo(rules.verdict().conclusion());
    }
}
