package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.ge;
import static dev.twintrace.engine.oracle.Exprs.num;
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

/**
 * A queue pair that the target destroys while something may still be on its way, and one that
 * follows it, mostly with its number.
 */
final class HeirFamilies {
    private final Dice dice;
    private final Scene s;
    private final int a;
    private final int b;

    /** Whether the receiver destroys because it was told to; otherwise because time is up. */
    private final boolean told;

    private final Word over;
    private final Word data;
    private final Word n;
    private final QueuePair tell;
    private final Code sending;
    private final Code receiving;
    private final List<Statement> sender = new ArrayList<>();
    private final List<Statement> receiver = new ArrayList<>();

    private HeirFamilies(Dice dice) {
        this.dice = dice;
        s = new Scene(dice, 2);
        s.originals(dice.chance(70));
        a = s.tree.host("a");
        b = s.tree.host("b");
        told = dice.chance(65);
        over = s.tree.word(b, "over");
        data = s.tree.word(b, "data");
        n = s.tree.word(b, "n");
        tell = s.sideLink("tell", a, b);
        sending = s.tree.code();
        receiving = s.tree.code();
    }

    private QueuePair heir(QueuePair q, boolean covered) {
        QueuePair.Receives receives =
                new QueuePair.Receives(dice.below(2), dice.chance(30), dice.chance(25));
        QueuePair next =
                covered ? s.link("next", a, b, receives) : s.sideLink("next", a, b, receives);
        return dice.chance(88) ? s.tree.numbered(next, q, dice.chance(40)) : next;
    }

    private Protocol build(String name, QueuePair q, QueuePair next, boolean covered, Rule rule) {
        s.tree.process("sender", a, false, sending, sender);
        s.tree.process("receiver", b, false, receiving, receiver);
        s.failover(covered ? List.of(q, next) : List.of(q), rule);
        return s.build(name, List.of(data, n));
    }

    /** The sender waits for the end of its requests, tells, and goes on with the next one. */
    private void handOver(QueuePair q, QueuePair next, Statement... posts) {
        Local status = sending.local("status");
        sender.add(told && dice.chance(25) ? sending.waitFor(q) : sending.waitFor(q, status));
        if (dice.chance(25)) {
            sender.add(sending.emit(ref(status)));
        }
        List<Statement> afterwards = new ArrayList<>(List.of(posts));
        if (dice.chance(40)) {
            afterwards.add(sending.waitFor(next));
        }
        if (told) {
            sender.add(sending.write(tell, over, num(1)));
            if (dice.chance(30)) {
                sender.add(sending.waitFor(tell));
            }
            sender.addAll(afterwards);
        } else {
            sender.add(sending.when(eq(status, 1), afterwards.toArray(new Statement[0])));
        }
    }

    /** What becomes of the next one when time is up. */
    private Statement end(QueuePair next) {
        return switch (dice.below(3)) {
            case 0 -> receiving.revoke(next);
            case 1 -> receiving.reset(next);
            default -> receiving.destroy(next);
        };
    }

    private void postReceives(List<Statement> after, QueuePair next) {
        int posts = dice.pick(0, 1, 1, 1, 1, 2);
        for (int i = 0; i < posts; i++) {
            after.add(
                    next.receives().perLane() && dice.chance(60)
                            ? receiving.postReceive(next, dice.pick(0, next.lanes().size() - 1))
                            : receiving.postReceive(next));
        }
    }

    private List<Local> locals(String name, int count) {
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            locals.add(receiving.local(name + i));
        }
        return List.copyOf(locals);
    }

    private Statement emit(List<Local> values) {
        return receiving.emit(values.stream().map(Exprs::ref).toArray(Expr[]::new));
    }

    private Statement send(QueuePair q, int arity, int value) {
        return arity == 1
                ? sending.send(q, num(value))
                : sending.send(q, num(value), num(3 - value));
    }

    /** Messages on both: whose receive does a late one take. */
    static Protocol messages(Dice dice) {
        return new HeirFamilies(dice).messages();
    }

    private Protocol messages() {
        int arity = dice.pick(1, 1, 2);
        int heirsArity = dice.pick(1, 1, 2);
        int count = dice.pick(1, 1, 2);
        QueuePair q =
                s.link("q", a, b, new QueuePair.Receives(count, dice.chance(20), dice.chance(30)));
        boolean covered = dice.chance(25);
        QueuePair next = heir(q, covered);
        if (dice.chance(25)) {
            sender.add(sending.write(q, data, num(1)));
        }
        for (int i = 0; i < count; i++) {
            sender.add(
                    arity == 1 && dice.chance(25)
                            ? sending.writeImm(q, data, num(1), num(1))
                            : send(q, arity, 1));
        }
        handOver(q, next, send(next, heirsArity, 2));
        List<Local> had = locals("had", arity);
        List<Local> got = locals("got", heirsArity);
        List<Statement> after = new ArrayList<>();
        after.add(receiving.destroy(q));
        postReceives(after, next);
        if (dice.chance(20)) {
            after.add(receiving.store(data, num(2)));
        }
        Statement take = receiving.poll(next, got.toArray(new Local[0]));
        after.add(
                dice.chance(60)
                        ? take
                        : receiving.await(
                                receiving.when(new Statement.Guard.Receive(next, got)),
                                receiving.when(
                                        new Statement.Guard.Timeout(),
                                        end(next),
                                        receiving.load(got.getFirst(), data))));
        after.add(emit(got));
        Statement.Branch first = receiving.when(new Statement.Guard.Receive(q, had), emit(had));
        if (!told) {
            receiver.add(
                    receiving.await(
                            first,
                            receiving.when(
                                    new Statement.Guard.Timeout(),
                                    after.toArray(new Statement[0]))));
        } else {
            if (dice.chance(35)) {
                receiver.add(
                        receiving.await(
                                first, receiving.when(receiving.seen(over, v -> ge(v, num(1))))));
            }
            receiver.add(receiving.awaitEquals(over, 1));
            receiver.addAll(after);
        }
        RuleBook rules = new RuleBook(s);
        return build(
                "estate",
                q,
                next,
                covered,
                switch (dice.below(3)) {
                    case 0 -> {
                        Code c = s.tree.code();
                        yield Rule.of(c, c.abort());
                    }
                    case 1 -> rules.plain();
                    default -> rules.counting(true);
                });
    }

    /** Writes and atomics: what is late is executed or dropped, as there is an heir or not. */
    static Protocol memory(Dice dice) {
        return new HeirFamilies(dice).memory();
    }

    private Protocol memory() {
        QueuePair q =
                s.link("q", a, b, new QueuePair.Receives(1, dice.chance(20), dice.chance(30)));
        boolean covered = dice.chance(25);
        QueuePair next = heir(q, covered);
        int count = dice.pick(1, 1, 2);
        for (int i = 0; i < count; i++) {
            sender.add(
                    switch (dice.weighted(40, 25, 15, 10, 10)) {
                        case 0 -> sending.write(q, data, num(1));
                        case 1 -> sending.fadd(q, n, num(1), sending.local("old" + i));
                        case 2 -> sending.cas(q, n, num(0), num(3), sending.local("old" + i));
                        case 3 -> sending.writeImm(q, data, num(1), num(1));
                        default -> sending.read(q, data, sending.local("old" + i));
                    });
        }
        handOver(
                q,
                next,
                dice.chance(60)
                        ? sending.write(next, data, num(2))
                        : sending.fadd(next, n, num(2), sending.local("next")));
        Local seen = receiving.local("seen");
        List<Statement> after = new ArrayList<>();
        after.add(receiving.destroy(q));
        postReceives(after, next);
        if (dice.chance(50)) {
            after.add(receiving.store(dice.pick(data, n), num(0)));
        }
        Statement.Branch written = receiving.when(receiving.seen(data, v -> eq(v, num(2))));
        Statement.Branch added = receiving.when(receiving.seen(n, v -> ge(v, num(2))));
        Statement.Branch timeout =
                receiving.when(
                        new Statement.Guard.Timeout(), end(next), receiving.store(data, num(3)));
        switch (dice.below(3)) {
            case 0 -> {}
            case 1 -> after.add(receiving.await(written, added));
            default -> after.add(receiving.await(written, added, timeout));
        }
        if (dice.chance(60)) {
            after.add(receiving.load(seen, dice.pick(data, n)));
            after.add(receiving.emit(ref(seen)));
        }
        Statement.Branch usual =
                receiving.when(receiving.seen(dice.chance(50) ? data : n, v -> ge(v, num(1))));
        receiver.add(
                told
                        ? receiving.awaitEquals(over, 1)
                        : receiving.await(
                                receiving.when(receiving.seen(over, v -> eq(v, num(0)))),
                                usual,
                                receiving.when(
                                        new Statement.Guard.Timeout(),
                                        after.toArray(new Statement[0]))));
        if (told) {
            receiver.addAll(after);
        }
        RuleBook rules = new RuleBook(s);
        return build(
                "inheritance",
                q,
                next,
                covered,
                switch (dice.below(4)) {
                    case 0 -> rules.byKind(List.of(RequestKind.WRITE, RequestKind.FADD));
                    case 1 -> new WildRule(s, List.of(data, n), false).make();
                    default -> rules.plain();
                });
    }
}
