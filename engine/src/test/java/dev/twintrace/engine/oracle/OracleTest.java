package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.or;
import static dev.twintrace.engine.oracle.Exprs.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small protocols whose verdicts are known from the literature or by hand. */
class OracleTest {
    private static OracleResult.Judged judge(Protocol protocol) {
        OracleResult result = Oracle.judge(protocol, 500_000);
        assertThat(result).as(protocol.name()).isInstanceOf(OracleResult.Judged.class);
        return (OracleResult.Judged) result;
    }

    static Protocol ll128(boolean late, boolean reuse, boolean resend) {
        Tree t = new Tree(2);
        int gpu0 = t.host("gpu0");
        int gpu1 = t.host("gpu1");
        Word data = t.word(gpu1, "data");
        Word flag = t.word(gpu1, "flag");
        QueuePair q = t.qp("q", gpu0, gpu1, 2, 0);
        Code s = t.code();
        t.process("sender", gpu0, s, s.write(q, data, num(1)), s.write(q, flag, num(1)));
        Code r = t.code();
        Local x = r.local("x");
        Local any = r.local("any");
        List<Statement> body = new ArrayList<>();
        body.add(r.awaitEquals(flag, 1));
        body.add(r.load(x, data));
        body.add(r.emit(ref(x)));
        if (reuse) {
            body.add(r.store(flag, num(0)));
            body.add(r.choose(any, 3));
            body.add(r.store(data, ref(any)));
        }
        t.process("receiver", gpu1, false, r, body);
        Code rule = t.code();
        t.failover(
                q,
                1,
                late,
                resend ? new OverlayStatement[] {rule.resendAll()} : new OverlayStatement[0]);
        return t.build("ll128");
    }

    @Test
    void ll128ResentIsAGhostWrite() {
        OracleResult.Judged judged = judge(ll128(false, true, true));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.damage()).containsExactly(Damage.GHOST_WRITE);
        assertThat(judged.requestExecutedTwice()).isTrue();
        assertThat(judged.also()).isEmpty();
    }

    @Test
    void ll128WithoutReuseIsTransparent() {
        OracleResult.Judged judged = judge(ll128(false, false, true));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judged.requestExecutedTwice()).isTrue();
        assertThat(judged.outcomes()).isEqualTo(judged.reference()).hasSize(1);
    }

    /** The flag may be posted after the failure, but it does not overtake the data. */
    @Test
    void ll128NeverResentIsStuck() {
        OracleResult.Judged judged = judge(ll128(false, true, false));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.STUCK);
        assertThat(judged.requestExecutedTwice()).isFalse();
    }

    @Test
    void oneWriteNeverResentIsStuck() {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        t.process("sender", a, s, s.write(q, x, num(1)));
        Code r = t.code();
        t.process("receiver", b, r, r.awaitEquals(x, 1), r.emit(num(1)), r.store(x, num(2)));
        t.failover(q, 1, false);
        assertThat(judge(t.build("never")).conclusion()).isEqualTo(Conclusion.STUCK);
    }

    @Test
    void ll128LateHasLateOriginals() {
        OracleResult.Judged judged = judge(ll128(true, true, true));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.damage()).contains(Damage.GHOST_WRITE, Damage.LATE_ORIGINAL);
        assertThat(judge(ll128(true, false, true)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
    }

    /** Counts up at the target, and tells what it saw. */
    static Protocol counter(int faults, int losses, boolean reader, boolean abort, boolean status) {
        Tree t = new Tree(3);
        int a = t.host("a");
        int b = t.host("b");
        Word n = t.word(b, "n");
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        Local old = s.local("old");
        Local how = s.local("how");
        t.process(
                "sender",
                a,
                s,
                s.fadd(q, n, num(1), old),
                status ? s.waitFor(q, how) : s.waitFor(q),
                s.emit(ref(old)));
        if (reader) {
            Code r = t.code();
            t.process("reader", b, r, r.awaitWord(n, v -> ge(v, num(1))));
        }
        Code rule = t.code();
        t.failover(
                new dev.twintrace.protocol.tree.Failover(
                        List.of(q),
                        faults,
                        0,
                        losses,
                        false,
                        new dev.twintrace.protocol.tree.Failover.Count(false, false),
                        List.of(),
                        List.of(),
                        List.of(abort ? rule.abort() : rule.resendAll()),
                        false,
                        List.of()));
        return t.build("counter");
    }

    @Test
    void fetchAndAddResentIsExecutedTwice() {
        for (boolean reader : List.of(false, true)) {
            OracleResult.Judged judged = judge(counter(1, 0, reader, false, false));
            assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
            assertThat(judged.damage()).containsExactly(Damage.DOUBLE_EXECUTION);
            assertThat(judged.also()).isEmpty();
        }
    }

    @Test
    void fetchAndAddWithAbortFailsAndStops() {
        for (boolean status : List.of(false, true)) {
            OracleResult.Judged judged = judge(counter(1, 0, true, true, status));
            assertThat(judged.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
            assertThat(judged.damage()).isEmpty();
            assertThat(judged.also()).isEmpty();
        }
    }

    @Test
    void fetchAndAddSurvivesPacketLoss() {
        OracleResult.Judged judged = judge(counter(0, 1, true, false, false));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judged.requestExecutedTwice()).isFalse();
    }

    @Test
    void fetchAndAddResentBeforeAnErrorIsUnsafe() {
        OracleResult.Judged judged = judge(counter(2, 0, false, false, false));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.also()).contains(Conclusion.FAIL_STOP);
        assertThat(judged.outcomes())
                .anyMatch(o -> o.error() && List.of(2L).equals(o.memory().get("b.n")));
    }

    @Test
    void compareAndSwapResentIsAba() {
        Tree t = new Tree(2);
        int s = t.host("s");
        int p3 = t.host("p3");
        int m = t.host("m");
        Word lock = t.word(m, "lock");
        QueuePair q1 = t.qp("q1", s, m, 2, 0);
        QueuePair q2 = t.qp("q2", p3, m, 1, 0);
        Code holder = t.code();
        Local got = holder.local("got");
        t.process(
                "holder",
                s,
                holder,
                holder.cas(q1, lock, num(0), num(1), got),
                holder.waitFor(q1),
                holder.emit(ref(got)));
        Code other = t.code();
        Local was = other.local("was");
        t.process(
                "other",
                p3,
                other,
                other.cas(q2, lock, num(1), num(0), was),
                other.waitFor(q2),
                other.emit(ref(was)));
        t.failover(q1, 1, false, t.code().resendAll());
        OracleResult.Judged judged = judge(t.build("cas"));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.damage()).contains(Damage.ABA);
    }

    @Test
    void sendsResentSlide() {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        QueuePair q = t.qp("q", a, b, 2, 3);
        Code s = t.code();
        t.process("sender", a, s, s.send(q, num(1)), s.send(q, num(2)), s.waitFor(q));
        Code r = t.code();
        Local m = r.local("m");
        t.process("receiver", b, r, r.poll(q, m), r.emit(ref(m)), r.poll(q, m), r.emit(ref(m)));
        t.failover(q, 1, false, t.code().resendAll());
        OracleResult.Judged judged = judge(t.build("sends"));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(judged.damage()).containsExactly(Damage.QUEUE_SLIDING);
    }

    /** Case 29: a lock with the owner's tag; a retried CAS returns old == tag. */
    static Protocol lock(boolean late, boolean tagIsSuccess) {
        Tree t = new Tree(2);
        int s = t.host("s");
        int o = t.host("o");
        int m = t.host("m");
        Word lock = t.word(m, "lock");
        QueuePair q1 = t.qp("q1", s, m, 2, 0);
        QueuePair q2 = t.qp("q2", o, m, 1, 0);
        Code c = t.code();
        Local old = c.local("old");
        var held = eq(old, 0);
        t.process(
                "s",
                s,
                c,
                c.repeat(
                        2,
                        c.until(
                                tagIsSuccess ? or(held, eq(old, 1)) : held,
                                c.cas(q1, lock, num(0), num(1), old),
                                c.waitFor(q1)),
                        c.enter("cs"),
                        c.leave("cs"),
                        c.cas(q1, lock, num(1), num(0)),
                        c.waitFor(q1)));
        Code d = t.code();
        Local was = d.local("was");
        t.process(
                "o",
                o,
                d,
                d.until(eq(was, 0), d.cas(q2, lock, num(0), num(2), was), d.waitFor(q2)),
                d.enter("cs"),
                d.leave("cs"),
                d.cas(q2, lock, num(2), num(0)),
                d.waitFor(q2));
        t.failover(q1, 1, late, t.code().resendAll());
        return t.build("lock");
    }

    @Test
    void ownerTaggedLock() {
        assertThat(judge(lock(false, false)).conclusion()).isEqualTo(Conclusion.STUCK);
        assertThat(judge(lock(false, true)).conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        for (boolean tagIsSuccess : List.of(false, true)) {
            OracleResult.Judged judged = judge(lock(true, tagIsSuccess));
            assertThat(judged.conclusion()).isEqualTo(Conclusion.UNSAFE);
            assertThat(judged.damage()).contains(Damage.TWO_OWNERS);
        }
    }
}
