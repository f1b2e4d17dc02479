package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.is;
import static dev.twintrace.engine.oracle.Exprs.le;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Lanes that are in use at the same time, of which any may die, and lanes that die unused. */
final class RailFamilies {
    private RailFamilies() {}

    /** Rules that use what they are granted, whichever lane it was. */
    private static Rule powers(Scene s, List<Word> words) {
        Dice dice = s.dice;
        RuleBook rules = new RuleBook(s);
        return switch (dice.weighted(25, 20, 15, 15, 10, 15)) {
            case 0 -> rules.plain();
            case 1 -> closingCount(s);
            case 2 -> rules.counting(true);
            case 3 -> rules.byKind(List.of(RequestKind.WRITE, RequestKind.SEND));
            case 4 -> new WildRule(s, words, false).make();
            default -> {
                Code c = s.tree.code();
                yield Rule.of(c, c.close(), c.resendAll());
            }
        };
    }

    /** What was received is not sent again, and nothing comes after the count. */
    private static Rule closingCount(Scene s) {
        Code c = s.tree.code();
        Local n = c.local("n");
        OverlayStatement received =
                c.ifs(
                        Exprs.and(
                                is(RequestKind.SEND, RequestKind.WRITE_IMM),
                                le(Exprs.message(), ref(n))),
                        List.of(c.complete()),
                        List.of(c.resend()));
        return Rule.of(c, c.count(n), c.each(received)).withCount(s.dice.chance(40), true);
    }

    private static Rule withNotice(Scene s, Rule rule, QueuePair q, Word data) {
        Dice dice = s.dice;
        Code code = s.tree.code();
        List<Statement> body = new ArrayList<>();
        if (dice.chance(35)) {
            body.add(code.reset(q));
        }
        if (dice.chance(65)) {
            body.add(code.postReceive(q));
        }
        if (dice.chance(20)) {
            body.add(code.store(data, num(0)));
        }
        Rule waiting = dice.chance(60) ? rule.after(rule.code().handshake()) : rule;
        return waiting.withNotice(
                new Failover.Notice(dice.chance(65), code.locals(), List.copyOf(body)));
    }

    private static int lane(Scene s, QueuePair q) {
        return s.dice.chance(80) ? s.dice.below(q.lanes().size()) : Statement.Post.CURRENT;
    }

    /** Messages and writes that are posted to lanes by number. */
    static Protocol rails(Dice dice) {
        Scene s = Scene.severe(dice, 2);
        s.orMove(35);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        Word y = s.tree.word(b, "y");
        boolean messages = dice.chance(65);
        boolean perLane = dice.chance(50);
        QueuePair q =
                s.link(
                        "q",
                        a,
                        b,
                        new QueuePair.Receives(
                                messages ? dice.between(1, 2) : 0, perLane, dice.chance(20)));
        int count = dice.pick(1, 2, 2);
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        int sent = 0;
        for (int i = 0; i < count; i++) {
            boolean message = messages && (i == 0 || dice.chance(60));
            sent += message ? 1 : 0;
            Request request =
                    message
                            ? new Request.Send(s.tree.site(q), false, Code.values(num(i + 1)))
                            : c.write(q, Tree.at(dice.pick(x, y)), false, Code.values(num(i + 1)));
            sender.add(c.post(q, lane(s, q), request));
            if (dice.chance(30)) {
                sender.add(c.waitFor(q));
            }
        }
        if (dice.chance(60)) {
            sender.add(c.waitFor(q));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> receiver = new ArrayList<>();
        if (messages) {
            for (int i = 0; i < sent; i++) {
                for (int l = 0; perLane && l < q.lanes().size(); l++) {
                    if (dice.chance(75)) {
                        receiver.add(r.postReceive(q, l));
                    }
                }
                receiver.add(r.poll(q, m));
                if (dice.chance(70)) {
                    receiver.add(r.emit(ref(m)));
                }
                if (!perLane && dice.chance(40)) {
                    receiver.add(r.postReceive(q));
                }
            }
        } else {
            receiver.add(
                    r.await(
                            r.when(r.seen(x, v -> ge(v, num(1)))),
                            r.when(r.seen(y, v -> ge(v, num(1))))));
        }
        Statement used = r.store(dice.pick(x, y), num(3));
        switch (dice.below(4)) {
            case 0 -> {}
            case 1 -> {
                Local uses = r.local("uses");
                receiver.add(r.choose(uses, 2));
                receiver.add(r.when(eq(uses, 1), used));
            }
            default -> receiver.add(used);
        }
        s.tree.process("receiver", b, false, r, receiver);
        Rule rule = powers(s, List.of(x, y));
        s.failover(q, dice.chance(50) ? withNotice(s, rule, q, x) : rule);
        return s.build("rails", List.of(x, y));
    }

    /** The lane may die between two requests, when nothing is outstanding. */
    static Protocol moves(Dice dice) {
        Scene s = dice.chance(60) ? new Scene(dice, 2) : Scene.severe(dice, 2);
        s.orMove(75);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        boolean perLane = dice.chance(60);
        QueuePair q =
                s.link(
                        "q",
                        a,
                        b,
                        new QueuePair.Receives(
                                dice.chance(50) ? List.of(dice.between(1, 2), 0) : List.of(1),
                                perLane,
                                dice.chance(20)));
        Code c = s.tree.code();
        List<Statement> sender = new ArrayList<>();
        boolean first = dice.chance(50);
        if (first) {
            sender.add(dice.chance(50) ? c.send(q, num(1)) : c.write(q, x, num(1)));
            sender.add(c.waitFor(q));
        }
        sender.add(c.send(q, num(2)));
        if (dice.chance(60)) {
            Local status = c.local("status");
            sender.add(dice.chance(50) ? c.waitFor(q) : c.waitFor(q, status));
            sender.add(c.emit(ref(status)));
        }
        s.tree.process("sender", a, false, c, sender);
        Code r = s.tree.code();
        Local m = r.local("m");
        List<Statement> receiver = new ArrayList<>();
        if (perLane && dice.chance(30)) {
            receiver.add(r.postReceive(q, dice.below(q.lanes().size())));
        }
        if (first) {
            receiver.add(r.postReceive(q));
        }
        receiver.add(dice.chance(60) ? r.until(eq(m, 2), r.poll(q, m)) : r.poll(q, m));
        receiver.add(r.emit(ref(m)));
        if (dice.chance(40)) {
            receiver.add(r.store(x, num(3)));
        }
        s.tree.process("receiver", b, false, r, receiver);
        Rule rule = powers(s, List.of(x));
        s.failover(q, dice.chance(75) ? withNotice(s, rule, q, x) : rule);
        return s.build("moves", List.of(x));
    }

    /** Both directions at the same time, and what fails may fail both. */
    static Protocol facing(Dice dice) {
        Scene s = Scene.severe(dice, 2);
        int a = s.tree.host("a");
        int b = s.tree.host("b");
        Word x = s.tree.word(b, "x");
        Word y = s.tree.word(a, "y");
        boolean messages = dice.chance(50);
        QueuePair.Receives receives =
                new QueuePair.Receives(messages ? 1 : 0, false, dice.chance(20));
        QueuePair q = s.link("q", a, b, receives);
        QueuePair back = s.link("back", b, a, receives);
        side(s, "one", a, q, x, back, y, messages);
        side(s, "two", b, back, y, q, x, messages);
        RuleBook rules = new RuleBook(s);
        Rule rule = messages && dice.chance(50) ? closingCount(s) : rules.plain();
        if (dice.chance(75)) {
            s.failover(List.of(q, back), rule);
        } else {
            s.failover(q, rule);
            s.failover(back, rules.plain());
            s.tree.totalFaults(2);
        }
        return s.build("facing", List.of(x, y));
    }

    private static void side(
            Scene s,
            String name,
            int host,
            QueuePair out,
            Word there,
            QueuePair in,
            Word here,
            boolean messages) {
        Dice dice = s.dice;
        Code c = s.tree.code();
        Local m = c.local("m");
        List<Statement> body = new ArrayList<>();
        body.add(messages ? c.send(out, num(1)) : c.write(out, there, num(1)));
        if (dice.chance(40)) {
            body.add(c.waitFor(out));
        }
        if (messages) {
            body.add(c.poll(in, m));
            body.add(c.emit(ref(m)));
        } else {
            body.add(c.awaitWord(here, v -> ge(v, num(1))));
            if (dice.chance(50)) {
                body.add(c.store(here, num(2)));
            }
        }
        s.tree.process(name, host, false, c, body);
    }
}
