package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ne;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** READs, and payloads that the NIC fetches. */
final class ReadFamilies {
    private ReadFamilies() {}

    /** A READ and something that may pass it. */
    static Protocol order(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        QueuePair q =
                s.link(
                        "q",
                        a,
                        b,
                        new Tree.Traits(dice.chance(7), false, dice.chance(60)),
                        new QueuePair.Receives(0, false, false));
        Code c = s.tree.code();
        Local v = c.local("v");
        List<Statement> sender = new ArrayList<>();
        sender.add(c.read(q, x, v));
        Request second =
                dice.chance(60)
                        ? c.write(q, Tree.at(x), dice.chance(50), Code.values(num(1)))
                        : new Request.FetchAndAdd(
                                s.tree.site(q), dice.chance(50), Tree.at(x), num(1), List.of());
        sender.add(c.post(q, second));
        sender.add(c.waitFor(q));
        sender.add(c.emit(ref(v)));
        s.tree.process("sender", a, false, c, sender);
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                dice.chance(50)
                        ? rules.plain()
                        : rules.byKind(
                                List.of(RequestKind.READ, RequestKind.WRITE, RequestKind.FADD)));
        return s.build("order", List.of(x));
    }

    /** Two writes to one place, in any order where placement is relaxed. */
    static Protocol placement(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        QueuePair q =
                s.link(
                        "q",
                        a,
                        b,
                        new Tree.Traits(false, dice.chance(60), false),
                        new QueuePair.Receives(2, false, false));
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        sender.add(c.write(q, x, num(1)));
        if (dice.chance(25)) {
            sender.add(c.send(q, num(1)));
        }
        sender.add(c.write(q, x, num(2)));
        if (dice.chance(50)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code rule = s.tree.code();
        s.failover(
                q,
                dice.chance(50)
                        ? new RuleBook(s).plain()
                        : Rule.of(
                                rule,
                                rule.each(
                                        rule.ifs(
                                                eq(Exprs.number(), num(dice.below(2))),
                                                List.of(rule.resend()),
                                                List.of(rule.complete())))));
        return s.build("placement", List.of(x));
    }

    /** A READ into memory that is put to another use afterwards, or when time is up. */
    static Protocol buffer(Dice dice) {
        Scene s = new Scene(dice, 2);
        if (dice.chance(70)) {
            s.originals(true);
        }
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word far = s.tree.word(b, "far", 1);
        Word near = s.tree.word(a, "near");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local x = c.local("x");
        List<Statement> sender = new ArrayList<>();
        sender.add(c.readInto(q, far, near));
        Statement.Guard done = new Statement.Guard.Completion(q, List.of());
        if (dice.chance(60)) {
            sender.add(
                    c.await(
                            c.when(done, c.load(x, near), c.emit(ref(x)), c.store(near, num(2))),
                            c.when(
                                    new Statement.Guard.Timeout(),
                                    c.emit(dice.chance(70) ? num(1) : num(0)),
                                    c.store(near, num(2)))));
        } else {
            sender.add(c.await(c.when(done)));
            sender.add(c.load(x, near));
            sender.add(c.emit(ref(x)));
            if (dice.chance(60)) {
                sender.add(c.store(near, num(2)));
            }
        }
        s.tree.process("sender", a, false, c, sender);
        if (dice.chance(25)) {
            Code r = s.tree.code();
            s.tree.process("changer", b, r, r.store(far, num(3)));
        }
        s.failover(q, new RuleBook(s).plain());
        return s.build("buffer", List.of(far, near));
    }

    /** Waits by READing until it sees the other's word; the other waits for nothing. */
    static Protocol polling(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local v = c.local("v");
        s.tree.process(
                "poller",
                a,
                c,
                c.until(ne(ref(v), num(0)), c.read(q, x, v), c.waitFor(q)),
                c.emit(ref(v)),
                dice.chance(50) ? c.write(q, x, num(3)) : c.fadd(q, x, num(1)));
        Code r = s.tree.code();
        List<Statement> other = new ArrayList<>();
        Local y = r.local("y");
        if (dice.chance(40)) {
            other.add(r.choose(y, 2));
            other.add(r.store(x, Exprs.add(ref(y), num(1))));
        } else {
            other.add(r.store(x, num(1)));
        }
        if (dice.chance(60)) {
            other.add(r.awaitWord(x, w -> Exprs.gt(w, num(1))));
        }
        s.tree.process("other", b, false, r, other);
        s.failover(q, new RuleBook(s).plain());
        return s.build("polling", List.of(x));
    }

    /** A payload that the NIC fetches, and a process that changes its source too early. */
    static Protocol source(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word near = s.tree.word(a, "near", 1);
        Word far = s.tree.word(b, "far");
        Word reply = s.tree.word(a, "reply");
        boolean message = dice.chance(50);
        QueuePair q = s.link("q", a, b, new QueuePair.Receives(2, false, dice.chance(30)));
        QueuePair back = s.sideLink("back", b, a);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        Request.Payload payload = dice.chance(85) ? Code.from(near) : Code.values(num(1));
        sender.add(
                message
                        ? c.post(q, new Request.Send(s.tree.site(q), false, payload))
                        : c.post(q, c.write(q, Tree.at(far), false, payload)));
        boolean replies = dice.chance(75);
        if (replies) {
            sender.add(c.awaitEquals(reply, 1));
        }
        if (!replies || dice.chance(25)) {
            sender.add(c.waitFor(q));
        }
        sender.add(c.store(near, num(2)));
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> receiver = new ArrayList<>();
        if (message) {
            receiver.add(r.poll(q, m));
        } else {
            receiver.add(
                    r.await(
                            r.when(
                                    new Statement.Guard.Condition(
                                            List.of(m), Tree.at(far), ne(ref(m), num(0))))));
        }
        receiver.add(r.emit(ref(m)));
        if (replies) {
            receiver.add(r.write(back, reply, num(1)));
        }
        if (message && dice.chance(40)) {
            // A second look: something may have come that nobody sent for.
            Local again = r.local("again");
            receiver.add(
                    r.await(
                            r.when(
                                    new Statement.Guard.Receive(q, List.of(again)),
                                    r.emit(ref(again))),
                            r.when(r.seen(far, v -> eq(v, num(0))))));
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        s.failover(q, rules.plain());
        return s.build("source", List.of(near, far, reply));
    }
}
