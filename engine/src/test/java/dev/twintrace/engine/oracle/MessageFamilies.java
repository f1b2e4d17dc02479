package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Messages that take posted receives. */
final class MessageFamilies {
    private MessageFamilies() {}

    private static QueuePair link(Scene s, int a, int b, int receives, boolean perLane) {
        return s.link("q", a, b, new QueuePair.Receives(receives, perLane, s.dice.chance(35)));
    }

    /** Messages in a row; the receiver may drop those that it had, or make room as it goes. */
    static Protocol queue(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        int count = dice.between(1, 2);
        boolean posts = dice.chance(35);
        boolean drops = dice.chance(35);
        QueuePair q = link(s, a, b, posts ? 0 : count + dice.below(2) + (drops ? 1 : 0), false);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            sender.add(dice.chance(75) ? c.send(q, num(i)) : c.writeImm(q, data, num(i), num(i)));
        }
        if (dice.chance(50)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> receiver = new ArrayList<>();
        if (posts) {
            receiver.add(r.repeat(count, r.postReceive(q)));
        }
        for (int i = 1; i <= count; i++) {
            if (drops) {
                receiver.add(
                        dice.chance(50)
                                ? r.until(eq(m, i), r.poll(q, m), r.postReceive(q))
                                : r.until(eq(m, i), r.poll(q, m)));
            } else {
                receiver.add(r.poll(q, m));
            }
            receiver.add(r.emit(ref(m)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                switch (dice.weighted(30, 45, 15, 10)) {
                    case 0 -> rules.plain();
                    case 1 -> rules.counting(!drops);
                    case 2 -> rules.rewriting(RequestKind.SEND, rewrite(dice));
                    default -> rules.byKind(List.of(RequestKind.SEND, RequestKind.WRITE_IMM));
                });
        return s.build("queue", List.of(data));
    }

    private static Expr rewrite(Dice dice) {
        return dice.pick(
                Exprs.value(),
                Exprs.message(),
                Exprs.number(),
                Exprs.div(Exprs.value(), num(2)),
                num(3));
    }

    /** Data in plain writes, then a message; the receiver reuses the data once it has it. */
    static Protocol delivery(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        QueuePair q = link(s, a, b, 1 + dice.below(2), false);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        sender.add(c.write(q, data, num(1)));
        sender.add(
                dice.chance(50)
                        ? c.send(q, num(1))
                        : c.writeImm(q, data, num(dice.pick(1, 2)), num(1)));
        if (dice.chance(50)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local x = r.local("x");
        List<Statement> receiver = new ArrayList<>();
        receiver.add(dice.chance(50) ? r.poll(q) : r.poll(q, r.local("m")));
        receiver.add(r.load(x, data));
        receiver.add(r.emit(ref(x)));
        if (dice.chance(60)) {
            receiver.add(r.store(data, num(3)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        RuleBook rules = new RuleBook(s);
        s.failover(
                q,
                switch (dice.weighted(25, 25, 50)) {
                    case 0 -> rules.plain();
                    case 1 -> rules.counting(true);
                    default -> rules.countingWrites();
                });
        return s.build("delivery", List.of(data));
    }

    /** The receiver learns of the failure and does something about it. */
    static Protocol notified(Dice dice) {
        Scene s = new Scene(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word data = s.tree.word(b, "data");
        boolean perLane = dice.chance(60);
        boolean messages = dice.chance(70);
        boolean named = perLane && messages && s.lanes() > 1 && dice.chance(55);
        QueuePair q = link(s, a, b, messages && !named ? 1 : 0, perLane);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        if (messages) {
            sender.add(c.send(q, num(1)));
        } else {
            sender.add(c.write(q, data, num(1)));
        }
        if (dice.chance(60)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> receiver = new ArrayList<>();
        if (messages) {
            if (named) {
                receiver.add(r.postReceive(q, 0));
                receiver.add(r.postReceive(q, 1));
            }
            receiver.add(r.poll(q, m));
            receiver.add(r.emit(ref(m)));
        } else {
            receiver.add(r.awaitEquals(data, 1));
            receiver.add(r.store(data, num(2)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        Code n = s.tree.code();
        Local x = n.local("x");
        List<Statement> body = new ArrayList<>();
        switch (dice.below(messages ? 5 : 3)) {
            case 0 -> body.add(n.reset(q));
            case 1 -> {
                body.add(n.load(x, data));
                body.add(n.when(eq(x, 0), n.store(data, num(dice.pick(0, 3)))));
            }
            case 2 -> {}
            default -> {
                body.add(n.reset(q));
                body.add(n.postReceive(q));
            }
        }
        RuleBook rules = new RuleBook(s);
        Rule rule =
                switch (dice.weighted(50, 50)) {
                    case 0 -> rules.plain();
                    default -> messages ? rules.counting(true) : rules.probing();
                };
        if (dice.chance(65)) {
            rule = rule.after(rule.code().handshake());
        }
        s.failover(
                q,
                rule.withNotice(
                        new Failover.Notice(dice.chance(60), n.locals(), List.copyOf(body))));
        return s.build("notified", List.of(data));
    }
}
