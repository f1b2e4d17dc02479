package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.ne;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** What the target can do: revoke, reset, replace a writer, run daemons. */
final class TargetFamilies {
    private TargetFamilies() {}

    /** A new writer takes over: after the data was consumed, or when time is up. */
    static Protocol successor(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        Word flag = s.tree.word(b, "flag");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        List<Statement> writer = new ArrayList<>();
        if (dice.chance(40)) {
            writer.add(c.write(q, data, num(1)));
        }
        writer.add(c.write(q, flag, num(1)));
        Local status = c.local("status");
        if (dice.chance(50)) {
            writer.add(c.waitFor(q));
        } else if (dice.chance(40)) {
            writer.add(c.waitFor(q, status));
        }
        s.tree.process("writer", a, false, c, writer);
        Code r = s.tree.code();
        Local x = r.local("x");
        List<Statement> take = new ArrayList<>();
        take.add(r.load(x, data));
        take.add(r.emit(ref(x)));
        boolean revokes = dice.chance(60);
        List<Statement> after = new ArrayList<>();
        if (revokes) {
            after.add(r.revoke(q));
        }
        after.add(r.store(data, num(2)));
        if (dice.chance(40)) {
            after.add(r.store(flag, num(0)));
        }
        List<Statement.Branch> branches = new ArrayList<>();
        branches.add(r.when(r.seen(flag, v -> eq(v, num(1))), take.toArray(new Statement[0])));
        if (dice.chance(40)) {
            branches.add(r.when(new Statement.Guard.Timeout(), r.emit(num(0))));
        }
        List<Statement> receiver = new ArrayList<>();
        receiver.add(r.await(branches.toArray(new Statement.Branch[0])));
        receiver.addAll(after);
        s.tree.process("receiver", b, false, r, receiver);
        s.failover(q, new RuleBook(s).plain());
        return s.build("successor", List.of(data, flag));
    }

    /** A daemon that cleans up behind the sender, or one that keeps posting. */
    static Protocol daemons(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        Word y = s.tree.word(b, "y");
        boolean message = dice.chance(25);
        QueuePair q = s.link("q", a, b, new QueuePair.Receives(dice.between(1, 3), false, false));
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        if (message) {
            sender.add(c.send(q, num(1)));
        } else {
            sender.add(
                    dice.chance(50)
                            ? c.write(q, x, num(1))
                            : c.cas(q, x, num(0), num(1), c.local("old")));
        }
        if (dice.chance(60)) {
            sender.add(c.waitFor(q));
        }
        if (dice.chance(40)) {
            sender.add(c.write(q, y, num(2)));
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code d = s.tree.code();
        Local v = d.local("v");
        List<Statement> body = new ArrayList<>();
        int host = b;
        if (message) {
            body.add(d.poll(q, v));
            body.add(d.emit(ref(v)));
            body.add(d.load(v, y));
            body.add(d.store(y, Exprs.cond(ge(ref(v), num(2)), ref(v), Exprs.add(ref(v), num(1)))));
        } else if (dice.chance(60)) {
            body.add(d.awaitWord(x, w -> ne(w, num(0))));
            body.add(d.store(x, num(0)));
            if (dice.chance(50)) {
                body.add(d.load(v, y));
                body.add(
                        d.store(
                                y,
                                Exprs.cond(ge(ref(v), num(2)), ref(v), Exprs.add(ref(v), num(1)))));
            }
        } else {
            host = a;
            QueuePair other = s.sideLink("other", a, b);
            body.add(d.cas(other, x, num(1), num(0), v));
            body.add(d.waitFor(other));
        }
        s.tree.process("daemon", host, true, d, List.of(d.forever(body.toArray(new Statement[0]))));
        if (dice.chance(30)) {
            s.tree.always(Exprs.lt(Exprs.cell(y), num(dice.pick(2, 3))));
        }
        s.failover(q, new RuleBook(s).plain());
        if (dice.chance(40)) {
            s.observeSome();
        }
        return s.build("daemons", List.of(x, y));
    }

    /** The target resets the queue pair after a timeout, or because it was told to. */
    static Protocol resets(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        QueuePair q =
                s.link("q", a, b, new QueuePair.Receives(1, dice.chance(25), dice.chance(30)));
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        if (dice.chance(50)) {
            sender.add(c.write(q, x, num(1)));
        }
        sender.add(c.send(q, num(1)));
        if (dice.chance(60)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> after = new ArrayList<>();
        after.add(r.reset(q));
        if (dice.chance(65)) {
            after.add(r.postReceive(q));
        }
        after.add(r.poll(q, m));
        after.add(r.emit(ref(m)));
        s.tree.process(
                "receiver",
                b,
                r,
                r.await(
                        r.when(new Statement.Guard.Receive(q, List.of(m)), r.emit(ref(m))),
                        r.when(new Statement.Guard.Timeout(), after.toArray(new Statement[0]))),
                dice.chance(50) ? r.store(x, num(2)) : r.load(m, x));
        RuleBook rules = new RuleBook(s);
        s.failover(q, dice.chance(60) ? rules.plain() : rules.counting(true));
        return s.build("resets", List.of(x));
    }
}
