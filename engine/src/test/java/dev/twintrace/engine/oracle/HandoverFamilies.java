package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.gt;
import static dev.twintrace.engine.oracle.Exprs.le;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Slots that are used again, work that somebody else takes over, and what only a moment shows. */
final class HandoverFamilies {
    private HandoverFamilies() {}

    /** A slot of two fields, written for a second time once the first was taken. */
    static Protocol slot(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        boolean flagFirst = dice.chance(50);
        Word slot =
                flagFirst
                        ? s.tree.fields(b, "slot", "flag", "data")
                        : s.tree.fields(b, "slot", "data", "flag");
        int flag = flagFirst ? 0 : 1;
        Word taken = s.tree.word(a, "taken");
        QueuePair q = s.link(a, b);
        QueuePair back = s.sideLink("back", b, a);
        Code c = s.tree.code();
        s.tree.process(
                "sender",
                a,
                c,
                flagFirst ? c.write(q, slot, num(1), num(3)) : c.write(q, slot, num(3), num(1)),
                c.awaitEquals(taken, 1),
                flagFirst ? c.write(q, slot, num(2), num(1)) : c.write(q, slot, num(1), num(2)));
        Code r = s.tree.code();
        Local data = r.local("slot.data");
        Local seen = r.local("slot.flag");
        boolean oneLoad = dice.chance(60);
        List<Statement> receiver = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            receiver.add(
                    oneLoad
                            ? r.await(
                                    r.when(
                                            new Statement.Guard.Condition(
                                                    flagFirst
                                                            ? List.of(seen, data)
                                                            : List.of(data, seen),
                                                    Tree.at(slot),
                                                    eq(seen, round))))
                            : r.await(
                                    r.when(
                                            new Statement.Guard.Condition(
                                                    List.of(seen),
                                                    Tree.field(slot, flag),
                                                    eq(seen, round)),
                                            r.load(List.of(data), Tree.field(slot, 1 - flag)))));
            receiver.add(r.emit(ref(data)));
            if (round == 1) {
                if (dice.chance(30)) {
                    receiver.add(r.store(slot, num(0), num(0)));
                }
                receiver.add(r.write(back, taken, num(1)));
            }
        }
        s.tree.process("receiver", b, false, r, receiver);
        s.failover(q, new RuleBook(s).plain());
        return dice.chance(40)
                ? s.buildObserving("slot", List.of())
                : s.build("slot", List.of(slot));
    }

    /** After an error the application writes by another way. */
    static Protocol fallback(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        QueuePair q = s.link(a, b);
        QueuePair other = s.sideLink("other", a, b);
        Code c = s.tree.code();
        Local status = c.local("status");
        List<Statement> sender = new ArrayList<>();
        sender.add(c.write(q, x, num(1)));
        sender.add(c.waitFor(q, status));
        if (dice.chance(25)) {
            sender.add(c.emit(ref(status)));
        }
        sender.add(c.when(eq(status, 1), c.write(other, x, num(2)), c.waitFor(other)));
        s.tree.process("sender", a, false, c, sender);
        if (dice.chance(30)) {
            Code r = s.tree.code();
            Local seen = r.local("seen");
            s.tree.process(
                    "reader",
                    b,
                    r,
                    r.awaitWord(x, v -> gt(v, num(0))),
                    r.load(seen, x),
                    r.emit(ref(seen)));
        }
        Code rule = s.tree.code();
        s.failover(q, dice.chance(70) ? Rule.of(rule, rule.abort()) : new RuleBook(s).plain());
        return s.build("fallback", List.of(x));
    }

    /** Somebody enters when time is up, though the owner may not have left yet. */
    static Protocol lease(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word flag = s.tree.word(b, "flag");
        QueuePair q = s.link(a, b);
        boolean leavesFirst = dice.chance(60);
        Word both = s.tree.fields(b, "both", "left", "right");
        Code c = s.tree.code();
        List<Statement> owner = new ArrayList<>();
        owner.add(c.enter("lease"));
        if (leavesFirst) {
            owner.add(c.leave("lease"));
        }
        owner.add(c.write(q, flag, num(1)));
        if (dice.chance(60)) {
            owner.add(c.waitFor(q));
        }
        if (!leavesFirst) {
            owner.add(c.leave("lease"));
        }
        s.tree.process("owner", a, false, c, owner);
        Code r = s.tree.code();
        Local seen = r.local("seen");
        List<Statement> next = new ArrayList<>();
        next.add(r.awaitEquals(flag, 1));
        if (dice.chance(30)) {
            next.add(r.store(flag, num(0)));
        }
        next.add(
                r.await(
                        r.when(r.seen(flag, v -> le(v, num(1)))),
                        r.when(
                                new Statement.Guard.Timeout(),
                                r.enter("lease"),
                                dice.chance(50)
                                        ? r.load(seen, flag)
                                        : r.store(both, num(1), num(1)),
                                r.leave("lease"))));
        s.tree.process("next", b, false, r, next);
        if (dice.chance(70)) {
            s.tree.always(eq(new Expr.Cell(both, 0, 0), new Expr.Cell(both, 0, 1)));
        }
        s.failover(q, new RuleBook(s).plain());
        return s.buildObserving("lease", List.of(flag));
    }

    /** A daemon takes away what comes, so that only a moment shows what came twice. */
    static Protocol drain(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        int m = dice.chance(40) ? s.tree.host("m") : a;
        Word x = s.tree.word(b, "x");
        QueuePair q = s.link(a, b);
        boolean counts = dice.chance(65);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        sender.add(counts ? c.fadd(q, x, num(1), c.local("old")) : c.write(q, x, num(1)));
        sender.add(c.waitFor(q));
        if (!counts && dice.chance(50)) {
            sender.add(c.write(q, x, num(2)));
        }
        boolean senderIsDaemon = dice.chance(20);
        s.tree.process("sender", a, senderIsDaemon, c, sender);
        Code d = s.tree.code();
        Local v = d.local("v");
        Statement cleans =
                dice.chance(50)
                        ? d.forever(d.awaitWord(x, w -> gt(w, num(0))), d.store(x, num(0)))
                        : d.forever(
                                d.await(
                                        d.when(
                                                new Statement.Guard.Condition(
                                                        List.of(v), Tree.at(x), gt(ref(v), num(0))),
                                                d.store(x, Exprs.sub(ref(v), num(1))))));
        s.tree.process("drain", b, true, d, List.of(cleans));
        if (senderIsDaemon || m != a) {
            QueuePair third = s.sideLink("third", m, b);
            Code e = s.tree.code();
            Local old = e.local("old");
            s.tree.process("third", m, e, e.read(third, x, old), e.waitFor(third));
        }
        if (dice.chance(75)) {
            s.tree.always(le(Exprs.cell(x), num(dice.chance(75) ? 1 : 2)));
        }
        s.failover(q, new RuleBook(s).plain());
        return dice.chance(70)
                ? s.buildObserving("drain", List.of())
                : s.build("drain", List.of(x));
    }
}
