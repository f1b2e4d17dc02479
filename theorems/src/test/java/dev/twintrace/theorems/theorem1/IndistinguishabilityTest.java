package dev.twintrace.theorems.theorem1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.Executions;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** T1 and T2 are found, and a pair that is not what it is said to be is refused. */
class IndistinguishabilityTest {
    private static final Scheme LL128 = Scheme.bundled("ll128.twin");
    private static final Protocol PROTOCOL = LL128.protocol();
    private static final Verdict VERDICT = LL128.verdict();

    private final Indistinguishability pair = Indistinguishability.of(PROTOCOL, VERDICT);

    @Test
    void theSenderSeesTheSameUpToTheDecisionAndNotAfter() {
        assertThat(Indistinguishability.indistinguishable(pair.lost(), pair.executed())).isTrue();
        assertThat(pair.view().events()).isNotEmpty();
        assertThat(SenderView.indistinguishable(pair.lost().trace(), pair.executed().trace(), "q"))
                .isFalse();
    }

    @Test
    void theRequestIsExecutedInOneAndNotInTheOther() {
        assertThat(pair.lost().executions()).isZero();
        assertThat(pair.executed().executions()).isEqualTo(1);
        assertThat(pair.executed().executionsInAll()).isEqualTo(2);
        assertThat(pair.lost().executionsInAll()).isZero();
        assertThat(Executions.of(pair.executed().trace()).atMostOnce()).isFalse();
    }

    @Test
    void eachNeedsTheOppositeOfTheOther() {
        assertThat(pair.wrongIfResent()).isEqualTo(Wrong.OUTCOME);
        assertThat(pair.wrongIfWithheld()).isEqualTo(Wrong.STUCK);
        assertThat(pair.rescued()).isTrue();
    }

    @Test
    void withoutReuseThereIsNoSuchPair() {
        refused(LL128.with("reuse", "off").protocol(), LL128.with("reuse", "off").verdict());
    }

    @Test
    void aTwinWithAnotherViewIsRefused() {
        refused(
                twin(t ->
                        new Twin(
                                t.trace(),
                                t.step() - 1,
                                t.request(),
                                t.executed(),
                                t.wrong(),
                                t.standstill(),
                                t.rescued(),
                                t.spared())));
    }

    @Test
    void aTwinAboutAnotherRequestIsRefused() {
        refused(
                twin(t ->
                        new Twin(
                                t.trace(),
                                t.step(),
                                new RequestId("q", 1),
                                t.executed(),
                                t.wrong(),
                                t.standstill(),
                                t.rescued(),
                                t.spared())));
    }

    @Test
    void aTwinInWhichTheRequestWasExecutedIsRefused() {
        Trace witness = pair.executed().trace();
        int step = pair.executed().step();
        refused(
                twin(t ->
                        new Twin(
                                witness,
                                step,
                                t.request(),
                                t.executed(),
                                t.wrong(),
                                t.standstill(),
                                t.rescued(),
                                t.spared())));
    }

    @Test
    void aWitnessThatIsCutBeforeTheSecondExecutionIsRefused() {
        refused(
                finding(f ->
                        changed(
                                f,
                                new Trace(
                                        f.witness()
                                                .steps()
                                                .subList(0, f.blame().orElseThrow().step())),
                                f.blame())));
    }

    private static void refused(Verdict verdict) {
        refused(PROTOCOL, verdict);
    }

    private static void refused(Protocol protocol, Verdict verdict) {
        assertThatThrownBy(() -> Indistinguishability.of(protocol, verdict))
                .isInstanceOf(Unestablished.class);
    }

    private Verdict twin(UnaryOperator<Twin> change) {
        return finding(f -> {
            Blame blame = f.blame().orElseThrow();
            return changed(
                    f,
                    f.witness(),
                    Optional.of(
                            new Blame(
                                    blame.step(),
                                    blame.request(),
                                    blame.resent(),
                                    blame.executed(),
                                    blame.twin().map(change))));
        });
    }

    private Verdict finding(UnaryOperator<Finding> change) {
        return new Verdict(
                VERDICT.conclusion(),
                VERDICT.also(),
                VERDICT.damage(),
                List.of(change.apply(pair.finding())),
                VERDICT.duplicates(),
                VERDICT.reference(),
                VERDICT.statistics(),
                VERDICT.limit());
    }

    private static Finding changed(Finding f, Trace witness, Optional<Blame> blame) {
        return new Finding(
                f.conclusion(),
                f.damage(),
                f.company(),
                witness,
                f.wrong(),
                f.outcome(),
                f.standstill(),
                f.histories(),
                blame);
    }
}
