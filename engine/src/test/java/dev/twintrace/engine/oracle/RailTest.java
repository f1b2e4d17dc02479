package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.le;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lanes that are all in use, and lanes that die while nothing is outstanding. */
class RailTest {
    private static OracleResult.Judged judge(Protocol protocol) {
        OracleResult result = Oracle.judge(protocol, 500_000);
        assertThat(result).as(protocol.name()).isInstanceOf(OracleResult.Judged.class);
        return (OracleResult.Judged) result;
    }

    private static Statement write(Code c, QueuePair q, int lane, Word to, int value) {
        return c.post(q, lane, c.write(q, Tree.at(to), false, Code.values(num(value))));
    }

    /** One write on each rail, to places that nobody uses again. */
    private static Protocol rails(int lanes, int faults) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        QueuePair q = t.qp("q", a, b, lanes, 0);
        Code s = t.code();
        List<Statement> sender = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            sender.add(write(s, q, lane, t.word(b, "x" + lane), 1));
        }
        sender.add(s.waitFor(q));
        t.process("sender", a, false, s, sender);
        Code rule = t.code();
        t.failover(q, faults, false, rule.resendAll());
        return t.build("rails " + lanes + " " + faults);
    }

    @Test
    void anyRailThatIsLeftWillDo() {
        assertThat(judge(rails(2, 1)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judge(rails(3, 1)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judge(rails(3, 2)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    @Test
    void withoutAnyRailTheQueuePairAborts() {
        assertThat(judge(rails(2, 2)).outcomes()).anyMatch(OracleOutcome::error);
        assertThat(judge(rails(3, 2)).outcomes()).noneMatch(OracleOutcome::error);
    }

    /** The write on rail 1 fails and is sent again on rail 0; its original comes late. */
    private static Protocol closing(boolean closes) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        Word y = t.word(b, "y");
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        t.process("sender", a, s, write(s, q, 0, y, 1), write(s, q, 1, x, 1), s.waitFor(q));
        Code r = t.code();
        t.process("receiver", b, r, r.awaitEquals(x, 1), r.store(x, num(2)));
        Code rule = t.code();
        Local v = rule.local("v");
        List<OverlayStatement> statements = new ArrayList<>();
        if (closes) {
            statements.add(rule.close());
        }
        statements.add(
                rule.each(
                        rule.probeRequest(v),
                        rule.ifs(eq(v, 0), List.of(rule.resend()), List.of(rule.complete()))));
        t.failover(failover(q, true, false, rule, statements, List.of()));
        return t.build("closing " + closes);
    }

    private static Failover failover(
            QueuePair q,
            boolean late,
            boolean onMove,
            Code rule,
            List<OverlayStatement> statements,
            List<Failover.Notice> notice) {
        return new Failover(
                List.of(q),
                1,
                0,
                0,
                late,
                new Failover.Count(false, false),
                List.of(),
                rule.locals(),
                statements,
                onMove,
                notice);
    }

    @Test
    void closingEmptiesTheRailThatFailedWhicheverItIs() {
        assertThat(judge(closing(false)).damage()).contains(Damage.LATE_ORIGINAL);
        assertThat(judge(closing(true)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    /** The receiver posts receives on the new lane when it learns of the failure. */
    private static Protocol receives(boolean onMove) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        QueuePair q =
                t.qp(
                        "q",
                        a,
                        b,
                        List.of(new QueuePair.Lane(0, 0), new QueuePair.Lane(1, 1)),
                        new Tree.Traits(false, false, false),
                        new QueuePair.Receives(List.of(1, 0), true, true));
        Code s = t.code();
        t.process("sender", a, s, s.send(q, num(1)), s.waitFor(q));
        Code r = t.code();
        Local m = r.local("m");
        t.process("receiver", b, r, r.poll(q, m), r.emit(ref(m)));
        Code notice = t.code();
        Code rule = t.code();
        Local n = rule.local("n");
        List<OverlayStatement> statements =
                List.of(
                        rule.handshake(),
                        rule.count(n),
                        rule.each(
                                rule.ifs(
                                        le(Exprs.message(), ref(n)),
                                        List.of(rule.complete()),
                                        List.of(rule.resend()))));
        t.failover(
                failover(
                        q,
                        false,
                        onMove,
                        rule,
                        statements,
                        List.of(
                                new Failover.Notice(
                                        true, notice.locals(), List.of(notice.postReceive(q))))));
        return t.build("receives " + onMove);
    }

    @Test
    void aHandshakeOnMovingOnHoldsBackWhatComesNext() {
        assertThat(judge(receives(false)).conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(judge(receives(true)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    /** A rule that resends what failed, and gives up where nothing did. */
    private static Protocol givingUp(boolean onMove) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        t.process(
                "sender",
                a,
                s,
                s.write(q, x, num(1)),
                s.waitFor(q),
                s.write(q, x, num(2)),
                s.waitFor(q));
        Code rule = t.code();
        Local any = rule.local("any");
        List<OverlayStatement> statements =
                List.of(
                        rule.each(rule.let(any, num(1)), rule.resend()),
                        rule.ifs(eq(any, 0), List.of(rule.abort()), List.of()));
        t.failover(failover(q, false, onMove, rule, statements, List.of()));
        return t.build("giving up " + onMove);
    }

    @Test
    void anIdleLaneThatDiesRaisesNoErrorButMayStartTheRule() {
        assertThat(judge(givingUp(false)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judge(givingUp(true)).outcomes())
                .anyMatch(o -> o.error() && List.of(1L).equals(o.memory().get("b.x")));
    }
}
