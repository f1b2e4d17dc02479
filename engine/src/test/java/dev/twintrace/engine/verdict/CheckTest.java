package dev.twintrace.engine.verdict;

import static dev.twintrace.engine.verdict.Trees.ref;
import static dev.twintrace.engine.verdict.Trees.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole checks of the small cases that everything else rests on. */
class CheckTest {
    private static final Limits LIMITS = new Limits(3_000_000, 1L << 29, Duration.ofMinutes(2));

    private static Verdict check(Protocol protocol) {
        Answer answer = Check.check(protocol, LIMITS, Progress.NONE);
        assertThat(answer).isInstanceOf(Verdict.class);
        return (Verdict) answer;
    }

    private static Stream<Event> events(Trace trace, int steps) {
        return trace.steps().stream().limit(steps).flatMap(s -> s.events().stream());
    }

    private static Finding finding(Verdict verdict, Damage damage) {
        return verdict.findings().stream()
                .filter(f -> f.damage().filter(damage::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The sender's two words; the receiver consumes, and resets and reuses if told to. */
    private static Protocol ll128(
            boolean reuse, boolean late, Function<Trees, OverlayStatement[]> rule) {
        Trees t = new Trees();
        Word data = t.word("data");
        Word flag = t.word("flag");
        QueuePair q = t.queuePair("q", 0, 0);
        t.process("sender", 0, 0, t.write(q, data, 1), t.write(q, flag, 1));
        Statement[] consume = {t.awaitEqual(0, flag, 1), t.load(1, data), t.emit(ref(1))};
        Statement[] again = {
            t.store(flag, value(0)), t.choose(2, 3), t.store(data, ref(2)),
        };
        t.process(
                "receiver",
                1,
                3,
                reuse
                        ? Stream.of(consume, again).flatMap(Stream::of).toArray(Statement[]::new)
                        : consume);
        return t.protocol(late, rule.apply(t));
    }

    private static OverlayStatement[] resend(Trees t) {
        return new OverlayStatement[] {t.resendAll()};
    }

    private static OverlayStatement[] nothing(Trees t) {
        return new OverlayStatement[0];
    }

    private static OverlayStatement[] abort(Trees t) {
        return new OverlayStatement[] {t.abort()};
    }

    @Test
    void ll128IsUnsafeAndItsWitnessHasATwin() {
        Verdict v = check(ll128(true, false, CheckTest::resend));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).containsExactly(Damage.GHOST_WRITE);
        Finding f = v.findings().getFirst();
        assertThat(f.damage()).contains(Damage.GHOST_WRITE);
        assertThat(f.wrong()).isEqualTo(Wrong.OUTCOME);

        // T2: executed, acknowledgement lost, receiver reused, resent write lands.
        Blame blame = f.blame().orElseThrow();
        assertThat(blame.resent()).isTrue();
        assertThat(blame.executed()).isEqualTo(1);
        RequestId request = blame.request();
        assertThat(f.witness().steps().get(blame.step()).events())
                .anyMatch(e -> e instanceof Event.Resent r && r.request().equals(request));
        assertThat(events(f.witness(), f.witness().steps().size()))
                .anyMatch(e ->
                        e instanceof Event.Executed x
                                && x.request().equals(request)
                                && x.count() == 2);

        // T1: the request was lost, so it has to be sent again.
        Twin twin = blame.twin().orElseThrow();
        assertThat(twin.request()).isEqualTo(request);
        assertThat(twin.executed()).isZero();
        assertThat(events(twin.trace(), twin.step()))
                .noneMatch(e -> e instanceof Event.Executed x && x.request().equals(request));
        assertThat(twin.wrong()).isIn(Wrong.STUCK, Wrong.OUTCOME);
        assertThat(twin.rescued()).isPresent();
        assertThat(TwinTest.view(twin.trace(), twin.step(), "q"))
                .isEqualTo(TwinTest.view(f.witness(), blame.step(), "q"));

        assertThat(v.duplicates()).isNotEmpty().anyMatch(Verdict.Duplicate::harmful);
    }

    @Test
    void ll128WithLateOriginalsHasThoseToo() {
        Verdict v = check(ll128(true, true, CheckTest::resend));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).contains(Damage.GHOST_WRITE, Damage.LATE_ORIGINAL);
    }

    @Test
    void ll128WithoutReuseIsTransparent() {
        for (boolean late : new boolean[] {false, true}) {
            Verdict v = check(ll128(false, late, CheckTest::resend));
            assertThat(v.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
            assertThat(v.duplicates()).hasSize(2).noneMatch(Verdict.Duplicate::harmful);
        }
    }

    @Test
    void ll128IsStuckWithoutAResend() {
        Verdict v = check(ll128(true, false, CheckTest::nothing));
        assertThat(v.conclusion()).isEqualTo(Conclusion.STUCK);
        Finding f = v.findings().getFirst();
        assertThat(f.standstill())
                .hasSize(2)
                .anyMatch(why -> why.startsWith("receiver stands at await flag"))
                .contains("the rule has left requests of q in error");
        Blame blame = f.blame().orElseThrow();
        assertThat(blame.resent()).isFalse();
        assertThat(blame.executed()).isZero();
        // The twin: it was executed, and to send it again would be the ghost write.
        Twin twin = blame.twin().orElseThrow();
        assertThat(twin.executed()).isEqualTo(1);
        assertThat(twin.wrong()).isEqualTo(Wrong.OUTCOME);
        assertThat(twin.rescued()).isPresent();
    }

    @Test
    void abortIsFailStop() {
        Verdict v = check(ll128(true, false, CheckTest::abort));
        assertThat(v.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(v.also()).isEmpty();
        assertThat(v.statistics().crashStates()).isPositive();
    }

    @Test
    void abortOfAWaitingProcessIsFailStopNotStuck() {
        Trees t = new Trees();
        Word x = t.word("x");
        QueuePair q = t.queuePair("q", 0, 0);
        t.process("sender", 0, 0, t.write(q, x, 1), t.awaitCompletion(q));
        Verdict v = check(t.protocol(false, t.abort()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(v.also()).isEmpty();
    }

    @Test
    void fetchAndAddExecutesTwice() {
        Trees t = new Trees();
        Word x = t.word("x");
        QueuePair q = t.queuePair("q", 0, 0);
        t.process("sender", 0, 1, t.fadd(q, x, 1, 0), t.awaitCompletion(q), t.emit(ref(0)));
        Verdict v = check(t.protocol(false, t.resendAll()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).containsExactly(Damage.DOUBLE_EXECUTION);
        Twin twin = v.findings().getFirst().blame().orElseThrow().twin().orElseThrow();
        assertThat(twin.executed()).isZero();
        assertThat(twin.wrong()).isEqualTo(Wrong.STUCK);
    }

    @Test
    void compareAndSwapWithAThirdPartyIsAba() {
        Trees t = new Trees();
        Word x = t.word("lock");
        QueuePair q1 = t.queuePair("q1", 0, 0);
        QueuePair q2 = t.queuePair("q2", 2, 0);
        t.process("holder", 0, 1, t.cas(q1, x, 0, 1, 0), t.awaitCompletion(q1), t.emit(ref(0)));
        t.process("other", 2, 1, t.cas(q2, x, 1, 0, 0), t.awaitCompletion(q2), t.emit(ref(0)));
        Verdict v = check(t.protocol(false, t.resendAll()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).contains(Damage.ABA);
        Finding f = finding(v, Damage.ABA);
        assertThat(f.blame().orElseThrow().twin()).isPresent();
    }

    @Test
    void resentMessagesSlide() {
        Trees t = new Trees();
        QueuePair q = t.queuePair("q", 0, 3);
        t.process("sender", 0, 0, t.send(q, 1), t.send(q, 2));
        t.process(
                "receiver", 1, 2, t.receive(q, 0), t.emit(ref(0)), t.receive(q, 1), t.emit(ref(1)));
        Verdict v = check(t.protocol(false, t.resendAll()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).containsExactly(Damage.QUEUE_SLIDING);
        assertThat(v.findings().getFirst().blame().orElseThrow().twin()).isPresent();
    }

    @Test
    void aResentMessageThatFindsNoReceiveIsToBlame() {
        Trees t = new Trees();
        QueuePair q = t.queuePair("q", 0, 1);
        t.process("sender", 0, 0, t.send(q, 1), t.awaitCompletion(q));
        t.process("receiver", 1, 1, t.receive(q, 0), t.emit(ref(0)));
        Verdict v = check(t.protocol(false, t.resendAll()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.STUCK);
        Blame blame = v.findings().getFirst().blame().orElseThrow();
        assertThat(blame.resent()).isTrue();
        assertThat(blame.executed()).isEqualTo(1);
        Twin twin = blame.twin().orElseThrow();
        assertThat(twin.executed()).isZero();
        assertThat(twin.wrong()).isEqualTo(Wrong.STUCK);
        assertThat(twin.rescued()).isPresent();
    }

    @Test
    void anEmptyRuleLeavesTheQueuePairInError() {
        // The flag is posted after the error of the data: it must not overtake.
        Verdict v = check(ll128(true, false, CheckTest::nothing));
        assertThat(v.also()).isEmpty();
        assertThat(v.damage()).isEmpty();
    }

    @Test
    void aSpinForEverIsFollowedUntilItGoesRoundInCircles() {
        // The lock is taken, the answer lost; the resent attempt finds it taken and is repeated.
        Trees t = new Trees();
        Word x = t.word("lock");
        QueuePair q = t.queuePair("q", 0, 0);
        Statement spin =
                new Statement.Loop(
                        t.span(),
                        List.of(t.cas(q, x, 0, 1, 0), t.awaitCompletion(q)),
                        new Expr.Binary(Expr.Operator.EQUAL, ref(0), value(0)),
                        0);
        t.process("holder", 0, 1, spin);
        Verdict v = check(t.protocol(false, t.resendAll()));
        assertThat(v.conclusion()).isEqualTo(Conclusion.STUCK);
        Blame blame = v.findings().getFirst().blame().orElseThrow();
        assertThat(blame.resent()).isTrue();
        assertThat(blame.executed()).isEqualTo(1);
        assertThat(blame.twin().orElseThrow().executed()).isZero();
    }

    @Test
    void aProcessThatWaitsInVainIsAMistakeInTheFile() {
        Trees t = new Trees();
        Word x = t.word("x");
        t.process("reader", 1, 1, t.awaitEqual(0, x, 1));
        Answer answer = Check.check(t.protocol(false), LIMITS, Progress.NONE);
        assertThat(answer).isInstanceOf(Answer.Mistake.class);
        Answer.Mistake mistake = (Answer.Mistake) answer;
        assertThat(mistake.message()).contains("process 'reader' at 'await x' (line 1)");
        assertThat(mistake.span()).contains(new Span(1, 1, 1));
        assertThat(mistake.run().steps()).isEmpty();
    }
}
