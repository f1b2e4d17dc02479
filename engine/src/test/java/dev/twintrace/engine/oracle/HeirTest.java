package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What arrives for a queue pair that was destroyed: nobody's, or that of who has its number. */
class HeirTest {
    /** What follows the destroyed queue pair. */
    private enum Next {
        NUMBER_OF_ITS_OWN,
        SAME_NUMBER,
        SAME_NUMBER_WITH_IDS,
        SAME_NUMBER_REVOKED
    }

    private static OracleResult.Judged judge(Protocol protocol) {
        OracleResult result = Oracle.judge(protocol, 500_000);
        assertThat(result).as(protocol.name()).isInstanceOf(OracleResult.Judged.class);
        return (OracleResult.Judged) result;
    }

    private static QueuePair next(Tree t, QueuePair old, Next next, int receives) {
        QueuePair plain = t.qp("next", old.sender(), old.target(), 1, receives);
        return switch (next) {
            case NUMBER_OF_ITS_OWN -> plain;
            case SAME_NUMBER, SAME_NUMBER_REVOKED -> t.numbered(plain, old, false);
            case SAME_NUMBER_WITH_IDS -> t.numbered(plain, old, true);
        };
    }

    /** The sender waits, says that it is done with the old one, and goes on with the next. */
    private static void hostOfTheSender(
            Tree t,
            QueuePair q,
            QueuePair tell,
            Word over,
            Code s,
            Statement first,
            Statement then) {
        Local status = s.local("status");
        t.process(
                "sender",
                q.sender(),
                s,
                first,
                s.waitFor(q, status),
                s.write(tell, over, num(1)),
                then);
    }

    private static Protocol messages(boolean late, Next next, int heirsArity) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word over = t.word(b, "over");
        QueuePair q = t.qp("q", a, b, 2, 1);
        QueuePair tell = t.qp("tell", a, b, 1, 0);
        QueuePair heir = next(t, q, next, 1);
        Code s = t.code();
        hostOfTheSender(
                t,
                q,
                tell,
                over,
                s,
                s.send(q, num(1)),
                heirsArity == 1 ? s.send(heir, num(2)) : s.send(heir, num(2), num(3)));
        Code r = t.code();
        List<Local> got = IntStream.range(0, heirsArity).mapToObj(i -> r.local("got" + i)).toList();
        List<Statement> body = new ArrayList<>();
        body.add(r.awaitEquals(over, 1));
        body.add(r.destroy(q));
        body.add(r.poll(heir, got.toArray(new Local[0])));
        got.forEach(g -> body.add(r.emit(ref(g))));
        t.process("receiver", b, false, r, body);
        Code rule = t.code();
        t.failover(q, 1, late, rule.abort());
        return t.build("messages " + late + " " + next);
    }

    @Test
    void aLateMessageTakesTheReceiveOfWhoHasTheNumberNow() {
        OracleResult.Judged judged = judge(messages(true, Next.SAME_NUMBER, 1));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.damage()).containsExactly(Damage.LATE_ORIGINAL);
    }

    @Test
    void connectionIdsKeepTheConnectionsApart() {
        for (Next next : List.of(Next.SAME_NUMBER_WITH_IDS, Next.NUMBER_OF_ITS_OWN)) {
            assertThat(judge(messages(true, next, 1)).conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        }
    }

    /** Once the error is there nothing is on its way any more. */
    @Test
    void aNumberMayBeUsedAgainAfterTheTimeout() {
        assertThat(judge(messages(false, Next.SAME_NUMBER, 1)).conclusion())
                .isEqualTo(Conclusion.FAIL_STOP);
    }

    @Test
    void softwareReadsAMessageOfAnotherShapeAsItsOwn() {
        assertThat(judge(messages(true, Next.SAME_NUMBER, 2)).outcomes())
                .anyMatch(o -> o.consumed().getLast().equals(List.of(1L, 0L)));
    }

    private static Protocol slots(Next next, boolean destroys) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word over = t.word(b, "over");
        Word slot = t.word(b, "slot");
        QueuePair q = t.qp("q", a, b, 2, 0);
        QueuePair tell = t.qp("tell", a, b, 1, 0);
        Code s = t.code();
        hostOfTheSender(t, q, tell, over, s, s.write(q, slot, num(1)), s.write(tell, over, num(2)));
        QueuePair heir = next(t, q, next, 0);
        Code r = t.code();
        List<Statement> body = new ArrayList<>();
        body.add(r.awaitWord(over, v -> ge(v, num(1))));
        if (next == Next.SAME_NUMBER_REVOKED) {
            body.add(r.revoke(heir));
        }
        if (destroys) {
            body.add(r.destroy(q));
        }
        body.add(r.store(slot, num(2)));
        t.process("receiver", b, false, r, body);
        Code rule = t.code();
        t.failover(q, 1, true, rule.abort());
        return t.build("slots " + next + " " + destroys);
    }

    @Test
    void aLateWriteFindsNobodyOnceTheQueuePairIsDestroyed() {
        assertThat(judge(slots(Next.NUMBER_OF_ITS_OWN, false)).damage())
                .containsExactly(Damage.LATE_ORIGINAL);
        assertThat(judge(slots(Next.NUMBER_OF_ITS_OWN, true)).conclusion())
                .isEqualTo(Conclusion.FAIL_STOP);
    }

    @Test
    void aLateWriteIsExecutedThroughWhoHasTheNumberNow() {
        assertThat(judge(slots(Next.SAME_NUMBER, true)).damage())
                .containsExactly(Damage.LATE_ORIGINAL);
        assertThat(judge(slots(Next.SAME_NUMBER_WITH_IDS, true)).conclusion())
                .isEqualTo(Conclusion.FAIL_STOP);
    }

    @Test
    void aQueuePairThatIsRevokedInheritsNothing() {
        assertThat(judge(slots(Next.SAME_NUMBER_REVOKED, true)).conclusion())
                .isEqualTo(Conclusion.FAIL_STOP);
    }

    /** What the receiver saw was executed, and its answer is not lost with the queue pair. */
    @Test
    void answersOnTheirWayStillArriveAndMessagesAreStillThere() {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 1, 1);
        Code s = t.code();
        t.process("sender", a, s, s.writeImm(q, x, num(1), num(3)), s.waitFor(q));
        Code r = t.code();
        Local m = r.local("m");
        t.process(
                "receiver", b, r, r.awaitEquals(x, 1), r.destroy(q), r.poll(q, m), r.emit(ref(m)));
        OracleResult.Judged judged = judge(t.build("answers"));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judged.outcomes())
                .singleElement()
                .satisfies(o -> assertThat(o.consumed().getLast()).containsExactly(3L));
    }

    /** A sender that has not been answered gets an error, without any fault. */
    @Test
    void destroyingWhatIsInUseIsAMistake() {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 1, 0);
        Code s = t.code();
        t.process("sender", a, s, s.write(q, x, num(1)), s.write(q, x, num(2)), s.waitFor(q));
        Code r = t.code();
        t.process("receiver", b, r, r.awaitWord(x, v -> ge(v, num(1))), r.destroy(q));
        assertThat(Oracle.judge(t.build("in use"), 500_000))
                .isInstanceOf(OracleResult.Mistake.class);
    }

    @Test
    void aQueuePairWithATakenNumberExistsOnceTheOtherIsDestroyed() {
        for (Next next : List.of(Next.NUMBER_OF_ITS_OWN, Next.SAME_NUMBER)) {
            Tree t = new Tree(2);
            int a = t.host("a");
            int b = t.host("b");
            Word x = t.word(b, "x");
            QueuePair q = t.qp("q", a, b, 1, 0);
            QueuePair heir = next(t, q, next, 0);
            Code s = t.code();
            t.process("sender", a, s, s.write(heir, x, num(1)), s.waitFor(heir));
            Code r = t.code();
            Local seen = r.local("seen");
            t.process("receiver", b, r, r.load(seen, x), r.emit(ref(seen)), r.destroy(q));
            assertThat(judge(t.build("exists")).reference())
                    .hasSize(next == Next.SAME_NUMBER ? 1 : 2);
        }
    }
}
