package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ne;
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

/** Schemes from the literature with the verdicts that they must get. */
class LiteratureTest {
    private static OracleResult.Judged judge(Protocol protocol) {
        OracleResult result = Oracle.judge(protocol, 500_000);
        assertThat(result).as(protocol.name()).isInstanceOf(OracleResult.Judged.class);
        return (OracleResult.Judged) result;
    }

    private static Conclusion verdict(Protocol protocol) {
        return judge(protocol).conclusion();
    }

    private static void failover(
            Tree t, QueuePair q, boolean late, Code rule, OverlayStatement... statements) {
        failover(t, q, late, List.of(), rule, statements);
    }

    private static void failover(
            Tree t,
            QueuePair q,
            boolean late,
            List<Failover.Log> log,
            Code rule,
            OverlayStatement... statements) {
        t.failover(
                new Failover(
                        List.of(q),
                        1,
                        0,
                        0,
                        late,
                        new Failover.Count(false, false),
                        log,
                        rule.locals(),
                        List.of(statements),
                        false,
                        List.of()));
    }

    /** NCCL LL: data and flag in one word, the slot used again for a later step. */
    private static Protocol slots(boolean late, boolean oneLoad) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word slot = t.fields(b, "slot", "data", "flag");
        Word ack = t.word(a, "ack");
        QueuePair q = t.qp("q", a, b, 2, 0);
        QueuePair back = t.qp("back", b, a, 1, 0);
        Code s = t.code();
        t.process(
                "sender",
                a,
                s,
                s.write(q, slot, num(1), num(1)),
                s.awaitEquals(ack, 1),
                s.write(q, slot, num(2), num(2)));
        Code r = t.code();
        Local data = r.local("data");
        Local flag = r.local("flag");
        List<Statement> body = new ArrayList<>();
        for (int step = 1; step <= 2; step++) {
            if (oneLoad) {
                body.add(
                        r.await(
                                r.when(
                                        new Statement.Guard.Condition(
                                                List.of(data, flag),
                                                Tree.at(slot),
                                                eq(flag, step)))));
            } else {
                body.add(
                        r.await(
                                r.when(
                                        new Statement.Guard.Condition(
                                                List.of(flag),
                                                Tree.field(slot, 1),
                                                eq(flag, step)))));
                body.add(r.load(List.of(data), Tree.field(slot, 0)));
            }
            body.add(r.emit(ref(data)));
            if (step == 1) {
                body.add(r.write(back, ack, num(1)));
            }
        }
        t.process("receiver", b, false, r, body);
        Code rule = t.code();
        failover(t, q, late, rule, rule.resendAll());
        return t.build("slots " + late + " " + oneLoad);
    }

    @Test
    void slotsUsedAgain() {
        assertThat(verdict(slots(false, true))).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(verdict(slots(false, false))).isEqualTo(Conclusion.UNSAFE);
        OracleResult.Judged late = judge(slots(true, true));
        assertThat(late.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(late.also()).contains(Conclusion.STUCK);
    }

    /** Messages with sequence numbers; the receiver drops old ones and reposts the receive. */
    @Test
    void softwareThatDropsDuplicates() {
        for (boolean late : List.of(false, true)) {
            Tree t = new Tree(2);
            int a = t.host("a");
            int b = t.host("b");
            QueuePair q = t.qp("q", a, b, 2, 2);
            Code s = t.code();
            t.process("sender", a, s, s.send(q, num(1)), s.send(q, num(2)), s.waitFor(q));
            Code r = t.code();
            Local m = r.local("m");
            t.process(
                    "receiver",
                    b,
                    r,
                    r.until(eq(m, 1), r.poll(q, m), r.postReceive(q)),
                    r.emit(ref(m)),
                    r.until(eq(m, 2), r.poll(q, m), r.postReceive(q)),
                    r.emit(ref(m)));
            Code rule = t.code();
            failover(t, q, late, rule, rule.resendAll());
            assertThat(verdict(t.build("drops"))).isEqualTo(Conclusion.TRANSPARENT);
        }
    }

    private static Protocol logged(Failover.Log.Order order, boolean late, boolean close) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        Word done = t.log(b, "done", 1);
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        t.process("sender", a, s, s.write(q, x, num(1)), s.waitFor(q));
        Code r = t.code();
        t.process("receiver", b, r, r.awaitEquals(x, 1), r.store(x, num(2)));
        Code rule = t.code();
        Local v = rule.local("v");
        List<OverlayStatement> statements = new ArrayList<>();
        if (close) {
            statements.add(rule.close());
        }
        statements.add(
                rule.each(
                        rule.probe(Tree.at(done), v),
                        rule.ifs(eq(v, 0), List.of(rule.resend()), List.of(rule.complete()))));
        failover(
                t,
                q,
                late,
                List.of(new Failover.Log(done, order)),
                rule,
                statements.toArray(new OverlayStatement[0]));
        return t.build("logged " + order + " " + late + " " + close);
    }

    @Test
    void logs() {
        for (boolean late : List.of(false, true)) {
            assertThat(verdict(logged(Failover.Log.Order.IN_ONE_STEP, late, true)))
                    .isEqualTo(Conclusion.TRANSPARENT);
            assertThat(judge(logged(Failover.Log.Order.AFTER, late, true)).damage())
                    .containsExactly(Damage.GHOST_WRITE);
            assertThat(verdict(logged(Failover.Log.Order.BEFORE, late, true)))
                    .isEqualTo(Conclusion.STUCK);
        }
        assertThat(verdict(logged(Failover.Log.Order.IN_ONE_STEP, true, false)))
                .isEqualTo(Conclusion.UNSAFE);
    }

    private static Protocol source(boolean waits) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word buf = t.word(a, "buf", 1);
        Word reply = t.word(a, "reply");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 2, 0);
        QueuePair back = t.qp("back", b, a, 1, 0);
        Code s = t.code();
        List<Statement> sender = new ArrayList<>();
        sender.add(s.post(q, s.write(q, Tree.at(x), false, Code.from(buf))));
        sender.add(s.awaitEquals(reply, 1));
        if (waits) {
            sender.add(s.waitFor(q));
        }
        sender.add(s.store(buf, num(2)));
        t.process("sender", a, false, s, sender);
        Code r = t.code();
        t.process("receiver", b, r, r.awaitEquals(x, 1), r.write(back, reply, num(1)));
        Code rule = t.code();
        failover(t, q, false, rule, rule.resendAll());
        return t.build("source " + waits);
    }

    @Test
    void payloadsThatAreFetchedAgain() {
        OracleResult.Judged early = judge(source(false));
        assertThat(early.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(early.damage()).containsExactly(Damage.STALE_SOURCE);
        assertThat(verdict(source(true))).isEqualTo(Conclusion.TRANSPARENT);
    }

    private static Protocol successor(boolean revokes) {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        Word x = t.word(b, "x");
        QueuePair q = t.qp("q", a, b, 2, 0);
        Code s = t.code();
        Local status = s.local("status");
        t.process("old", a, s, s.write(q, x, num(1)), s.waitFor(q, status));
        Code r = t.code();
        List<Statement> body = new ArrayList<>();
        body.add(r.awaitEquals(x, 1));
        if (revokes) {
            body.add(r.revoke(q));
        }
        body.add(r.store(x, num(2)));
        t.process("new", b, false, r, body);
        Code rule = t.code();
        failover(t, q, false, rule, rule.resendAll());
        return t.build("successor " + revokes);
    }

    @Test
    void revokedPermission() {
        assertThat(verdict(successor(true))).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(judge(successor(false)).damage()).containsExactly(Damage.GHOST_WRITE);
    }

    /** The receiver revokes after its timeout and looks at the counter twice. */
    private static Protocol countedOut(boolean nic) {
        Tree t = new Tree(2);
        if (nic) {
            t.atomicityNic();
        }
        int a = t.host("a");
        int b = t.host("b");
        Word n = t.word(b, "n");
        QueuePair q = t.qp("q", a, b, 1, 0);
        QueuePair other = t.qp("other", a, b, 2, 0);
        Code s = t.code();
        t.process("sender", a, s, s.fadd(q, n, num(1)));
        t.process("other", a, t.code(), s.write(other, t.word(b, "x"), num(1)));
        Code r = t.code();
        Local seen = r.local("seen");
        t.process(
                "receiver",
                b,
                r,
                r.await(
                        r.when(r.seen(n, v -> eq(v, num(1)))),
                        r.when(
                                new Statement.Guard.Timeout(),
                                r.revoke(q),
                                r.load(seen, n),
                                r.emit(ref(seen)))));
        Code rule = t.code();
        failover(t, other, false, rule, rule.resendAll());
        return t.build("counted out " + nic);
    }

    @Test
    void anAtomicThatHasBegunIsExecutedAlsoWhenItIsRevoked() {
        for (boolean nic : List.of(false, true)) {
            boolean later =
                    judge(countedOut(nic)).outcomes().stream()
                            .anyMatch(o ->
                                    o.consumed().getLast().equals(List.of(0L))
                                            && List.of(1L).equals(o.memory().get("b.n")));
            assertThat(later).isEqualTo(nic);
        }
    }

    private static Protocol laneReceives(boolean error, boolean handshake) {
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
                        new QueuePair.Receives(0, true, error));
        Word go = t.word(a, "go");
        QueuePair back = t.qp("back", b, a, 1, 0);
        Code s = t.code();
        Local status = s.local("status");
        t.process("sender", a, s, s.awaitEquals(go, 1), s.send(q, num(1)), s.waitFor(q, status));
        Code r = t.code();
        Local m = r.local("m");
        t.process(
                "receiver",
                b,
                r,
                r.postReceive(q, 0),
                r.write(back, go, num(1)),
                r.poll(q, m),
                r.emit(ref(m)));
        Code notice = t.code();
        Code rule = t.code();
        Local n = rule.local("n");
        List<OverlayStatement> statements = new ArrayList<>();
        if (handshake) {
            statements.add(rule.handshake());
        }
        statements.add(rule.count(n));
        statements.add(
                rule.each(
                        rule.ifs(
                                Exprs.le(Exprs.message(), ref(n)),
                                List.of(rule.complete()),
                                List.of(rule.resend()))));
        t.failover(
                new Failover(
                        List.of(q),
                        1,
                        0,
                        0,
                        false,
                        new Failover.Count(false, false),
                        List.of(),
                        rule.locals(),
                        statements,
                        false,
                        List.of(
                                new Failover.Notice(
                                        true, notice.locals(), List.of(notice.postReceive(q))))));
        return t.build("receives " + error + " " + handshake);
    }

    @Test
    void receivesOnTheNewLane() {
        assertThat(verdict(laneReceives(true, false))).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(verdict(laneReceives(false, false))).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(verdict(laneReceives(false, true))).isEqualTo(Conclusion.TRANSPARENT);
        // After an idle failover nobody waits for the new lane's receives.
        assertThat(verdict(laneReceives(true, true))).isEqualTo(Conclusion.FAIL_STOP);
    }

    /** Two owners without any retry: the swaps go through two NICs after an idle failover. */
    @Test
    void atomicityOfOneNic() {
        for (boolean nic : List.of(false, true)) {
            Tree t = new Tree(2);
            if (nic) {
                t.atomicityNic();
            }
            int a = t.host("a");
            int b = t.host("b");
            int m = t.host("m");
            Word lock = t.word(m, "lock");
            QueuePair q1 = t.qp("q1", a, m, 2, 0);
            QueuePair q2 = t.qp("q2", b, m, 1, 0);
            int id = 0;
            for (QueuePair q : List.of(q1, q2)) {
                id++;
                Code c = t.code();
                Local old = c.local("old");
                t.process(
                        "p" + id,
                        q.sender(),
                        c,
                        c.cas(q, lock, num(0), num(id), old),
                        c.waitFor(q),
                        c.when(eq(old, 0), c.enter("cs")));
            }
            // An idle failover is all that happens: with a request outstanding it gives up.
            Code rule = t.code();
            failover(t, q1, false, rule, rule.abort());
            OracleResult.Judged judged = judge(t.build("nics"));
            if (nic) {
                assertThat(judged.damage()).contains(Damage.TWO_OWNERS);
            } else {
                assertThat(judged.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
            }
        }
    }

    /** A staging word that is put to another use on a timeout, while a READ may still land. */
    @Test
    void lateReads() {
        for (boolean late : List.of(false, true)) {
            Tree t = new Tree(2);
            int a = t.host("a");
            int b = t.host("b");
            Word far = t.word(b, "far", 1);
            Word near = t.word(a, "near");
            QueuePair q = t.qp("q", a, b, 2, 0);
            Code c = t.code();
            Local x = c.local("x");
            Local status = c.local("status");
            t.process(
                    "reader",
                    a,
                    c,
                    c.readInto(q, far, near),
                    c.waitFor(q, status),
                    c.load(x, near),
                    c.when(eq(status, 0), c.emit(ref(x))),
                    c.store(near, num(2)));
            Code rule = t.code();
            failover(t, q, late, rule, rule.abort());
            OracleResult.Judged judged = judge(t.build("late reads"));
            assertThat(judged.conclusion())
                    .isEqualTo(late ? Conclusion.UNSAFE : Conclusion.FAIL_STOP);
            if (late) {
                assertThat(judged.damage()).containsExactly(Damage.LATE_ORIGINAL);
            }
        }
    }

    @Test
    void idealTransport() {
        Tree t = new Tree(2);
        int a = t.host("a");
        int b = t.host("b");
        QueuePair q =
                t.qp(
                        "q",
                        a,
                        b,
                        List.of(new QueuePair.Lane(0, 0), new QueuePair.Lane(1, 1)),
                        new Tree.Traits(true, false, false),
                        new QueuePair.Receives(1, false, true));
        Word n = t.word(b, "n");
        Code s = t.code();
        Local old = s.local("old");
        t.process(
                "sender",
                a,
                s,
                s.fadd(q, n, num(1), old),
                s.send(q, num(3)),
                s.waitFor(q),
                s.emit(ref(old)));
        Code r = t.code();
        Local m = r.local("m");
        t.process("receiver", b, r, r.poll(q, m), r.emit(ref(m)));
        Code rule = t.code();
        failover(t, q, true, rule, rule.resendAll());
        OracleResult.Judged judged = judge(t.build("ideal"));
        assertThat(judged.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(judged.requestExecutedTwice()).isFalse();
    }

    @Test
    void mistakes() {
        Tree t = new Tree(2);
        int a = t.host("a");
        Word w = t.array(a, "w", 2);
        Code c = t.code();
        t.process("p", a, c, c.store(Tree.at(w, num(2)), num(1)));
        assertThat(Oracle.judge(t.build("range"), 1000)).isInstanceOf(OracleResult.Mistake.class);

        Tree u = new Tree(2);
        int b = u.host("b");
        Word v = u.word(b, "v");
        Code d = u.code();
        u.process("p", b, d, d.awaitWord(v, x -> ne(x, num(0))));
        assertThat(Oracle.judge(u.build("waits"), 1000))
                .isEqualTo(new OracleResult.Mistake("stuck without a fault"));
    }

    @Test
    void limits() {
        Tree t = new Tree(3);
        int a = t.host("a");
        Code c = t.code();
        Local x = c.local("x");
        t.process("p", a, c, c.choose(x, 8), c.emit(ref(x)));
        assertThat(Oracle.judge(t.build("choice"), 9)).isInstanceOf(OracleResult.Judged.class);
        assertThat(Oracle.judge(t.build("choice"), 8)).isInstanceOf(OracleResult.TooLarge.class);
    }
}
