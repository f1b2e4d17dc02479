package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.le;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.or;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Fetch-and-add and compare-and-swap. */
final class CounterFamilies {
    private CounterFamilies() {}

    /** A counter with readers, other adders, and processes that use the cell themselves. */
    static Protocol counter(Dice dice) {
        Scene s = new Scene(dice, dice.between(2, 3));
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word n = s.tree.word(b, "n");
        Word done = s.tree.log(b, "done", 2);
        QueuePair q = s.link(a, b);
        Expr addend = dice.chance(80) ? num(1) : s.num(dice.pick(0, 2));
        Code c = s.tree.code();
        Local old = c.local("old");
        List<Statement> sender = new ArrayList<>();
        sender.add(c.fadd(q, n, addend, old));
        boolean failureMayShow = dice.chance(30);
        Local status = c.local("status");
        if (dice.chance(70)) {
            if (failureMayShow) {
                sender.add(c.waitFor(q, status));
                sender.add(c.when(eq(status, 0), c.emit(ref(old))));
            } else {
                sender.add(c.waitFor(q));
                sender.add(c.emit(ref(old)));
            }
        }
        s.tree.process("sender", a, false, c, sender);
        switch (dice.below(4)) {
            case 0 -> {
                Code r = s.tree.code();
                Local x = r.local("x");
                s.tree.process(
                        "reader",
                        b,
                        r,
                        r.awaitWord(n, v -> or(ge(v, addend), eq(v, num(1)))),
                        r.load(x, n),
                        r.emit(ref(x)));
            }
            case 1 -> {
                Code r = s.tree.code();
                Local x = r.local("x");
                s.tree.process("local", b, r, r.load(x, n), r.store(n, Exprs.add(ref(x), num(1))));
            }
            case 2 -> {
                QueuePair other = s.sideLink("other", a, b);
                Code r = s.tree.code();
                s.tree.process("adder", a, r, r.fadd(other, n, num(1)), r.waitFor(other));
            }
            default -> {}
        }
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                switch (dice.weighted(40, 20, 25, 15)) {
                    case 0 -> rules.plain();
                    case 1 -> rules.corrected(addend);
                    case 2 -> rules.logging(done, false, List.of(num(0)));
                    default -> rules.byKind(List.of(RequestKind.FADD));
                });
        if (dice.chance(20)) {
            s.tree.always(le(Exprs.cell(n), num(2)));
        }
        return s.build("counter", List.of(n));
    }

    /** Data, then a counter that tells how much there is. */
    static Protocol signal(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        Word n = s.tree.word(b, "n");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local old = c.local("old");
        List<Statement> sender = new ArrayList<>();
        sender.add(c.write(q, data, s.some()));
        sender.add(c.fadd(q, n, num(1), old));
        if (dice.chance(40)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local x = r.local("x");
        List<Statement> receiver = new ArrayList<>();
        receiver.add(r.awaitWord(n, v -> ge(v, num(1))));
        receiver.add(r.load(x, data));
        receiver.add(r.emit(ref(x)));
        if (dice.chance(40)) {
            receiver.add(r.store(dice.pick(data, n), num(0)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                dice.chance(50)
                        ? rules.plain()
                        : rules.byKind(List.of(RequestKind.WRITE, RequestKind.FADD)));
        if (dice.chance(30)) {
            s.observeSome();
        }
        return s.build("signal", List.of(data, n));
    }

    /** One swap against somebody else's. */
    static Protocol swap(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        int free = dice.pick(0, 0, 3);
        Word cell = s.tree.word(b, "cell", free);
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local got = c.local("got");
        boolean tells = dice.chance(70);
        List<Statement> holder = new ArrayList<>();
        holder.add(c.cas(q, cell, num(free), num(1), got));
        holder.add(c.waitFor(q));
        if (tells) {
            holder.add(c.emit(dice.chance(50) ? ref(got) : eq(got, free)));
        }
        s.tree.process("holder", a, false, c, holder);
        switch (dice.below(4)) {
            case 0 -> {
                QueuePair other = s.sideLink("other", a, b);
                Code r = s.tree.code();
                Local was = r.local("was");
                s.tree.process(
                        "other",
                        a,
                        r,
                        r.cas(other, cell, num(1), num(dice.pick(free, 2)), was),
                        r.waitFor(other),
                        r.emit(ref(was)));
            }
            case 1 -> {
                Code r = s.tree.code();
                s.tree.process(
                        "owner",
                        b,
                        r,
                        r.awaitEquals(cell, 1),
                        r.store(cell, num(dice.pick(free, 2))));
            }
            case 2 -> {
                Code r = s.tree.code();
                Local x = r.local("x");
                s.tree.process(
                        "setter", b, r, r.load(x, cell), r.store(cell, num(2)), r.emit(ref(x)));
            }
            default -> {}
        }
        RuleBook rules = new RuleBook(s);
        s.failover(q, dice.chance(45) ? rules.plain() : rules.mapping());
        return s.build("swap", List.of(cell));
    }
}
