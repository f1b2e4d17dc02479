package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.gt;
import static dev.twintrace.engine.oracle.Exprs.ne;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Data and a flag that a receiver polls. */
final class FlagFamilies {
    private FlagFamilies() {}

    /** Two words, or one with the log of what arrived. */
    static Protocol words(Dice dice) {
        Scene s = new Scene(dice, dice.between(2, 3));
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        Word flag = s.tree.word(b, "flag");
        Word done = s.tree.log(b, "done", 2);
        boolean one = dice.chance(30);
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        if (!one) {
            sender.add(c.write(q, data, s.some()));
        }
        sender.add(c.write(q, flag, num(1)));
        if (dice.chance(40)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        boolean applicationLogs = dice.chance(25);
        boolean reuse = dice.chance(65);
        Code r = s.tree.code();
        Local x = r.local("x");
        List<Statement> receiver = new ArrayList<>();
        receiver.add(
                r.awaitWord(flag, v -> dice.pick(eq(v, num(1)), ne(v, num(0)), gt(v, num(0)))));
        receiver.add(r.load(x, data));
        receiver.add(r.emit(ref(x)));
        if (applicationLogs) {
            receiver.add(r.store(Tree.at(done, num(0)), num(1)));
            receiver.add(r.store(Tree.at(done, num(1)), num(1)));
        }
        if (reuse) {
            if (dice.chance(60)) {
                receiver.add(r.store(flag, num(0)));
            }
            if (dice.chance(50)) {
                receiver.add(r.choose(x, 2));
                receiver.add(r.store(data, ref(x)));
            } else {
                receiver.add(r.store(data, num(2)));
            }
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                switch (applicationLogs ? dice.weighted(20, 5, 75) : dice.weighted(45, 15, 40)) {
                    case 0 -> rules.plain();
                    case 1 -> rules.probing();
                    default -> rules.logging(done, applicationLogs, List.of());
                });
        if (dice.chance(15)) {
            s.tree.always(Exprs.or(eq(Exprs.cell(flag), num(0)), ne(Exprs.cell(data), num(0))));
        }
        if (dice.chance(15)) {
            s.observeSome();
        }
        return s.build("words", List.of(data, flag));
    }

    /** One word with two fields, polled in one load or in two, or written field by field. */
    static Protocol line(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word line = s.tree.fields(b, "line", "data", "flag");
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        if (dice.chance(75)) {
            sender.add(c.write(q, line, s.some(), num(1)));
        } else {
            sender.add(c.post(q, c.write(q, Tree.field(line, 0), false, Code.values(s.some()))));
            sender.add(c.post(q, c.write(q, Tree.field(line, 1), false, Code.values(num(1)))));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local data = r.local("line.data");
        Local flag = r.local("line.flag");
        List<Statement> receiver = new ArrayList<>();
        if (dice.chance(50)) {
            receiver.add(
                    r.await(
                            r.when(
                                    new Statement.Guard.Condition(
                                            List.of(data, flag), Tree.at(line), eq(flag, 1)))));
        } else {
            receiver.add(
                    r.await(
                            r.when(
                                    new Statement.Guard.Condition(
                                            List.of(flag), Tree.field(line, 1), eq(flag, 1)))));
            receiver.add(r.load(List.of(data), Tree.field(line, 0)));
        }
        receiver.add(r.emit(ref(data)));
        if (dice.chance(60)) {
            receiver.add(r.store(line, num(0), dice.chance(70) ? num(0) : num(1)));
        } else if (dice.chance(50)) {
            receiver.add(r.store(Tree.field(line, 1), num(0)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        Rule rule = rules.plain();
        s.failover(q, rule);
        return s.build("line", List.of(line));
    }

    /** Slots of a ring in turn; the slot's value may be given anew when it is resent. */
    static Protocol ring(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        int size = dice.between(1, 2);
        Word ring = s.tree.array(b, "ring", 2);
        QueuePair q = s.link(a, b);
        Code c = s.tree.code();
        Local i = c.local("i");
        List<Statement> body = new ArrayList<>();
        body.add(
                c.post(
                        q,
                        c.write(
                                q,
                                Tree.at(ring, Exprs.rem(ref(i), num(size))),
                                false,
                                Code.values(Exprs.add(ref(i), num(1))))));
        if (size == 1 || dice.chance(30)) {
            body.add(c.waitFor(q));
        }
        body.add(c.set(i, Exprs.add(ref(i), num(1))));
        s.tree.process("sender", a, c, c.repeat(2, body.toArray(new Statement[0])));
        Code r = s.tree.code();
        Local j = r.local("j");
        Local seen = r.local("seen");
        List<Statement> loop = new ArrayList<>();
        loop.add(
                r.await(
                        r.when(
                                new Statement.Guard.Condition(
                                        List.of(seen),
                                        Tree.at(ring, Exprs.rem(ref(j), num(size))),
                                        size == 1
                                                ? gt(ref(seen), num(0))
                                                : eq(ref(seen), Exprs.add(ref(j), num(1)))))));
        loop.add(r.emit(ref(seen)));
        if (size == 2 && dice.chance(60)) {
            loop.add(r.store(Tree.at(ring, Exprs.rem(ref(j), num(size))), num(0)));
        }
        loop.add(r.set(j, Exprs.add(ref(j), num(1))));
        s.tree.process(
                "receiver", b, r, r.repeat(size == 1 ? 1 : 2, loop.toArray(new Statement[0])));
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                dice.chance(60)
                        ? rules.plain()
                        : rules.rewriting(
                                RequestKind.WRITE,
                                dice.pick(
                                        Exprs.value(),
                                        num(0),
                                        Exprs.add(Exprs.number(), num(1)),
                                        Exprs.mul(Exprs.value(), num(2)))));
        return s.build("ring", List.of(ring));
    }
}
