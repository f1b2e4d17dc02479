package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.or;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Locks by compare-and-swap, with critical sections. */
final class LockFamilies {
    private LockFamilies() {}

    /** Two owners that spin on the same cell. */
    static Protocol spin(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word lock = s.tree.word(b, "lock");
        boolean marked = dice.chance(75);
        QueuePair q = s.link(a, b);
        boolean spins = dice.chance(60);
        boolean tag = dice.chance(50);
        Code c = s.tree.code();
        Local old = c.local("old");
        Expr held = tag ? or(eq(old, 0), eq(old, 1)) : eq(old, 0);
        List<Statement> owner = new ArrayList<>();
        Statement acquire = c.cas(q, lock, num(0), num(1), old);
        List<Statement> inside = new ArrayList<>();
        if (marked) {
            inside.add(c.enter("cs"));
            inside.add(c.leave("cs"));
        }
        inside.add(dice.chance(50) ? c.cas(q, lock, num(1), num(0)) : c.write(q, lock, num(0)));
        if (dice.chance(60)) {
            inside.add(c.waitFor(q));
        }
        if (spins) {
            owner.add(c.until(held, acquire, c.waitFor(q)));
            owner.addAll(inside);
        } else {
            owner.add(acquire);
            owner.add(c.waitFor(q));
            owner.add(c.choice(held, List.copyOf(inside), List.of()));
        }
        s.tree.process("one", a, false, c, owner);
        other(s, dice, a, b, lock, marked);
        RuleBook rules = new RuleBook(s);
        s.failover(q, dice.chance(60) ? rules.plain() : rules.mapping());
        return s.build("spin", List.of(lock));
    }

    private static void other(Scene s, Dice dice, int a, int b, Word lock, boolean marked) {
        Code d = s.tree.code();
        List<Statement> body = new ArrayList<>();
        if (dice.chance(50)) {
            QueuePair q = s.sideLink("other", a, b);
            Local was = d.local("was");
            body.add(d.cas(q, lock, num(0), num(2), was));
            body.add(d.waitFor(q));
            List<Statement> inside = new ArrayList<>();
            if (marked) {
                inside.add(d.enter("cs"));
                inside.add(d.leave("cs"));
            }
            inside.add(d.write(q, lock, num(0)));
            body.add(d.choice(eq(was, 0), List.copyOf(inside), List.of()));
            s.tree.process("two", a, false, d, body);
        } else {
            // The lock's host helps itself once the lock was taken and given back.
            body.add(d.awaitEquals(lock, dice.pick(0, 1)));
            if (marked) {
                body.add(d.enter("cs"));
                body.add(d.leave("cs"));
            }
            s.tree.process("two", b, false, d, body);
        }
    }

    /** A ticket that is handed on: whoever finds it marks its own word. */
    static Protocol baton(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word turn = s.tree.word(b, "turn");
        Word taken = s.tree.word(b, "taken");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local old = c.local("old");
        Local status = c.local("status");
        List<Statement> one = new ArrayList<>();
        one.add(c.cas(q, turn, num(0), num(1), old));
        if (dice.chance(50)) {
            one.add(c.waitFor(q));
            one.add(c.when(eq(old, 0), c.write(q, taken, num(1))));
        } else {
            one.add(c.waitFor(q, status));
            one.add(
                    c.choice(
                            Exprs.and(eq(status, 0), eq(old, 0)),
                            List.of(c.write(q, taken, num(1))),
                            List.of(c.emit(ref(status)))));
        }
        s.tree.process("one", a, false, c, one);
        Code d = s.tree.code();
        Local x = d.local("x");
        List<Statement> two = new ArrayList<>();
        two.add(d.awaitEquals(turn, 1));
        if (dice.chance(50)) {
            two.add(d.store(turn, num(dice.pick(0, 2))));
        }
        two.add(
                d.await(
                        d.when(d.seen(taken, v -> eq(v, num(1))), d.emit(num(1))),
                        d.when(d.seen(turn, v -> eq(v, num(dice.pick(0, 2)))), d.load(x, taken))));
        s.tree.process("two", b, false, d, two);
        if (dice.chance(40)) {
            s.tree.always(or(eq(Exprs.cell(taken), num(0)), Exprs.ne(Exprs.cell(turn), num(0))));
        }
        RuleBook rules = new RuleBook(s);
        s.failover(q, rules.plain());
        return s.build("baton", List.of(turn, taken));
    }
}
