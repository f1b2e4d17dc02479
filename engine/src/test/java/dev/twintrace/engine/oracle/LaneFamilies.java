package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.or;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Several lanes at once, and several queue pairs with the same fate. */
final class LaneFamilies {
    private LaneFamilies() {}

    /** Fragments of one message over two lanes. */
    static Protocol fragments(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word left = s.tree.word(b, "left");
        Word right = s.tree.word(b, "right");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        int last = s.lanes() - 1;
        boolean atomic = dice.chance(25);
        sender.add(
                c.post(
                        q,
                        dice.pick(Statement.Post.CURRENT, 0),
                        c.write(q, Tree.at(left), false, Code.values(num(1)))));
        if (dice.chance(25)) {
            sender.add(c.waitFor(q));
        }
        sender.add(
                atomic
                        ? c.fadd(q, right, num(1), c.local("old"))
                        : c.post(q, last, c.write(q, Tree.at(right), false, Code.values(num(1)))));
        sender.add(c.waitFor(q));
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        List<Statement> receiver = new ArrayList<>();
        receiver.add(r.awaitEquals(left, 1));
        if (dice.chance(60)) {
            receiver.add(r.store(left, num(2)));
        }
        receiver.add(r.awaitEquals(right, 1));
        if (dice.chance(40)) {
            receiver.add(r.store(right, num(2)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        s.failover(q, new RuleBook(s).plain());
        return s.build("fragments", List.of(left, right));
    }

    /** Two queue pairs of one block: forth and back, or side by side. */
    static Protocol pair(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        Word y = s.tree.word(a, "y");
        QueuePair q = s.link(a, b);
        QueuePair back = s.link("back", b, a, new QueuePair.Receives(0, false, false));
        Code c = s.tree.code();
        List<Statement> one = new ArrayList<>();
        one.add(c.write(q, x, num(1)));
        one.add(c.awaitEquals(y, 1));
        if (dice.chance(70)) {
            one.add(c.write(q, x, num(2)));
        } else {
            one.add(c.store(y, num(0)));
        }
        s.tree.process("one", a, false, c, one);
        Code r = s.tree.code();
        Local seen = r.local("seen");
        List<Statement> two = new ArrayList<>();
        two.add(
                r.await(
                        r.when(
                                new Statement.Guard.Condition(
                                        List.of(seen), Tree.at(x), or(eq(seen, 1), eq(seen, 2))))));
        two.add(r.write(back, y, num(1)));
        if (dice.chance(40)) {
            two.add(r.waitFor(back));
            two.add(r.load(seen, x));
        }
        two.add(r.emit(ref(seen)));
        s.tree.process("two", b, false, r, two);
        RuleBook rules = new RuleBook(s);
        if (dice.chance(60)) {
            s.failover(List.of(q, back), rules.plain());
        } else {
            s.failover(q, rules.plain());
            if (dice.chance(30)) {
                s.failover(back, rules.plain());
                s.tree.totalFaults(1);
            }
        }
        return s.build("pair", List.of(x, y));
    }

    /** Atomics through two NICs of the target, or through one that both share. */
    static Protocol nics(Dice dice) {
        Scene s = new Scene(dice, 2);
        if (dice.chance(70)) {
            s.tree.atomicityNic();
        }
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word n = s.tree.word(b, "n");
        QueuePair q = s.link(a, b);
        QueuePair other = s.sideLink("other", a, b);
        boolean swap = dice.chance(60);
        Code c = s.tree.code();
        Local old = c.local("old");
        s.tree.process(
                "one",
                a,
                false,
                c,
                List.of(
                        swap ? c.cas(q, n, num(0), num(1), old) : c.fadd(q, n, num(1), old),
                        c.waitFor(q),
                        c.when(eq(old, 0), c.enter("first"))));
        Code d = s.tree.code();
        Local was = d.local("was");
        List<Statement> two = new ArrayList<>();
        two.add(swap ? d.cas(other, n, num(0), num(2), was) : d.fadd(other, n, num(1), was));
        two.add(d.waitFor(other));
        if (dice.chance(60)) {
            two.add(d.when(eq(was, 0), d.enter("first")));
        }
        s.tree.process("two", a, false, d, two);
        s.failover(q, dice.chance(50) ? new RuleBook(s).plain() : new RuleBook(s).mapping());
        return s.build("nics", List.of(n));
    }
}
