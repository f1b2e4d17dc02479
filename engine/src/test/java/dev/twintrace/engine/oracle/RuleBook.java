package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.cond;
import static dev.twintrace.engine.oracle.Exprs.eq;
import static dev.twintrace.engine.oracle.Exprs.is;
import static dev.twintrace.engine.oracle.Exprs.le;
import static dev.twintrace.engine.oracle.Exprs.lt;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.or;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Word;
import java.util.List;

/**
 * Rules that people write, good and bad. Those that complete atomics assume that every atomic of
 * the queue pair has a result.
 */
final class RuleBook {
    private final Scene scene;
    private final Dice dice;

    RuleBook(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice;
    }

    private Code code() {
        return scene.tree.code();
    }

    /** Rules that fit any queue pair. */
    Rule plain() {
        Code c = code();
        return switch (dice.weighted(40, 12, 18, 12, 10, 8)) {
            case 0 -> Rule.of(c, c.resendAll());
            case 1 -> Rule.of(c);
            case 2 -> Rule.of(c, c.abort());
            case 3 -> Rule.of(c, c.each(c.resend()));
            case 4 -> firstOnes();
            default -> Rule.of(c, c.close(), c.resendAll());
        };
    }

    /** Of two errors only the first is repaired, or only some requests are resent. */
    private Rule firstOnes() {
        Code c = code();
        Local seen = c.local("seen");
        return Rule.of(
                c,
                c.let(seen, num(0)),
                c.each(
                        c.ifs(
                                dice.chance(50) ? eq(seen, 0) : lt(Exprs.number(), num(1)),
                                List.of(c.resend()),
                                dice.chance(50) ? List.of(c.abort()) : List.of()),
                        c.let(seen, num(1))));
    }

    /** Some kinds are resent, with others the overlay gives up or does nothing. */
    Rule byKind(List<RequestKind> kinds) {
        Code c = code();
        List<RequestKind> resent = dice.some(kinds, 70);
        RequestKind[] array = resent.toArray(new RequestKind[0]);
        return switch (dice.below(3)) {
            case 0 -> Rule.of(c, c.resendAll(array));
            case 1 -> Rule.of(c, c.resendAll(array), c.each(c.abort()));
            default ->
                    Rule.of(c, c.each(c.ifs(is(array), List.of(c.resend()), List.of(c.abort()))));
        };
    }

    /** Plain writes: the place is probed, and what is there already is not written again. */
    Rule probing() {
        Code c = code();
        Local v = c.local("v");
        OverlayStatement body =
                c.ifs(
                        eq(ref(v), Exprs.value()),
                        List.of(c.complete()),
                        dice.chance(80) ? List.of(c.resend()) : List.of(c.abort()));
        return maybeClosed(Rule.of(c, c.each(c.probeRequest(v), body)), c);
    }

    /** Writes and sends: another payload is sent the second time. */
    Rule rewriting(RequestKind kind, Expr payload) {
        Code c = code();
        return Rule.of(
                c, c.each(c.ifs(is(kind), List.of(c.resendWith(payload)), List.of(c.resend()))));
    }

    /** One compare-and-swap: what it finds when it is resent is explained. */
    Rule mapping() {
        Code c = code();
        Local v = c.local("v");
        Expr explained = cond(eq(ref(v), Exprs.swap()), Exprs.compare(), ref(v));
        return switch (dice.below(4)) {
            case 0 -> Rule.of(c, c.each(c.resendMapped(v, explained)));
            case 1 ->
                    Rule.of(
                            c,
                            c.each(
                                    c.probeRequest(v),
                                    c.ifs(
                                            eq(ref(v), Exprs.swap()),
                                            List.of(c.complete(Exprs.compare())),
                                            List.of(c.resend()))));
            case 2 ->
                    Rule.of(
                            c,
                            c.each(
                                    c.probeRequest(v),
                                    c.ifs(
                                            eq(ref(v), Exprs.compare()),
                                            List.of(c.resend()),
                                            List.of(c.complete(explained)))));
            default -> maybeClosed(Rule.of(c, c.each(c.resendMapped(v, explained))), c);
        };
    }

    /** One fetch-and-add: the second one's answer is corrected. */
    Rule corrected(Expr addend) {
        Code c = code();
        Local v = c.local("v");
        return dice.chance(50)
                ? Rule.of(c, c.each(c.resendMapped(v, Exprs.sub(ref(v), addend))))
                : Rule.of(
                        c,
                        c.each(
                                c.probeRequest(v),
                                c.ifs(
                                        eq(v, 0),
                                        List.of(c.resend()),
                                        List.of(c.complete(Exprs.sub(ref(v), addend))))));
    }

    /** What the log has is not executed again. */
    Rule logging(Word log, boolean byApplication, List<Expr> results) {
        Code c = code();
        Local v = c.local("v");
        Location element = Tree.at(log, Exprs.rem(Exprs.number(), scene.num(log.length())));
        OverlayStatement done =
                results.isEmpty() ? c.complete() : c.complete(results.toArray(new Expr[0]));
        Rule rule =
                maybeClosed(
                        Rule.of(
                                c,
                                c.each(
                                        c.probe(element, v),
                                        c.ifs(eq(v, 0), List.of(c.resend()), List.of(done)))),
                        c);
        Failover.Log.Order order =
                byApplication
                        ? Failover.Log.Order.BY_APPLICATION
                        : dice.pick(
                                Failover.Log.Order.IN_ONE_STEP,
                                Failover.Log.Order.AFTER,
                                Failover.Log.Order.BEFORE);
        return rule.withLog(new Failover.Log(log, order));
    }

    /** Messages that were received are not sent again. */
    Rule counting(boolean polledToo) {
        Code c = code();
        Local n = c.local("n");
        boolean closing = dice.chance(30);
        boolean polled = polledToo && dice.chance(50);
        Expr received = le(Exprs.message(), ref(n));
        Rule rule =
                Rule.of(
                        c,
                        c.count(n),
                        c.each(
                                c.ifs(
                                        Exprs.and(
                                                is(RequestKind.SEND, RequestKind.WRITE_IMM),
                                                received),
                                        List.of(c.complete()),
                                        List.of(c.resend()))));
        return (dice.chance(25) ? rule.after(c.close()) : rule).withCount(polled, closing);
    }

    /** Plain writes up to the first message that was not received. */
    Rule countingWrites() {
        Code c = code();
        Local n = c.local("n");
        OverlayStatement done =
                c.ifs(
                        or(
                                Exprs.not(is(RequestKind.WRITE, RequestKind.SEND)),
                                le(Exprs.message(), ref(n))),
                        List.of(c.complete()),
                        List.of(c.resend()));
        return maybeClosed(Rule.of(c, c.count(n), c.each(done)), c)
                .withCount(dice.chance(30), dice.chance(30));
    }

    private Rule maybeClosed(Rule rule, Code c) {
        return dice.chance(35) ? rule.after(c.close()) : rule;
    }
}
