package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.is;
import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** A rule that nobody would write: its statements are only typed right. */
final class WildRule {
    private final Dice dice;
    private final Code c;
    private final Local u;
    private final Local v;
    private final List<Word> words;
    private final boolean wholes;

    /**
     * @param words of the target, without fields
     * @param wholes whether requests may address places with several fields
     */
    WildRule(Scene s, List<Word> words, boolean wholes) {
        this.dice = s.dice;
        this.c = s.tree.code();
        this.u = c.local("u");
        this.v = c.local("v");
        this.words = words;
        this.wholes = wholes;
    }

    Rule make() {
        List<OverlayStatement> statements = new ArrayList<>();
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            statements.add(outside());
        }
        statements.add(c.each(inside(2).toArray(new OverlayStatement[0])));
        if (dice.chance(30)) {
            statements.add(outside());
        }
        return Rule.of(c, statements.toArray(new OverlayStatement[0]))
                .withCount(dice.chance(50), dice.chance(30));
    }

    private OverlayStatement outside() {
        return switch (dice.below(6)) {
            case 0 -> c.count(u);
            case 1 -> c.close();
            case 2 -> c.probe(Tree.at(dice.pick(words)), v);
            case 3 -> c.let(u, Exprs.add(ref(u), num(1)));
            case 4 -> c.resendAll(RequestKind.WRITE, RequestKind.SEND);
            default ->
                    c.ifs(Exprs.ne(ref(u), ref(v)), List.of(c.let(v, ref(u))), List.of(c.abort()));
        };
    }

    private List<OverlayStatement> inside(int depth) {
        List<OverlayStatement> statements = new ArrayList<>();
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            statements.add(
                    switch (dice.below(depth > 0 ? 9 : 6)) {
                        case 0, 1 -> c.resend();
                        case 2 -> wholes ? c.resend() : c.probeRequest(v);
                        case 3 -> c.let(u, operand());
                        case 4 -> complete();
                        case 5 -> rewrite();
                        case 6 -> c.each(inside(depth - 1).toArray(new OverlayStatement[0]));
                        default -> c.ifs(condition(), inside(depth - 1), inside(depth - 1));
                    });
        }
        return List.copyOf(statements);
    }

    private Expr condition() {
        return switch (dice.below(5)) {
            case 0 -> is(RequestKind.WRITE, RequestKind.WRITE_IMM);
            case 1 -> is(RequestKind.FADD, RequestKind.CAS);
            case 2 -> Exprs.ge(ref(u), Exprs.message());
            case 3 -> Exprs.eq(ref(v), operand());
            default -> Exprs.not(Exprs.eq(Exprs.number(), ref(u)));
        };
    }

    private Expr operand() {
        return dice.pick(
                Exprs.compare(), Exprs.swap(), Exprs.number(), Exprs.message(), ref(u), num(1));
    }

    private OverlayStatement complete() {
        return dice.chance(50)
                ? c.ifs(
                        is(RequestKind.WRITE, RequestKind.WRITE_IMM, RequestKind.SEND),
                        List.of(c.complete()),
                        List.of())
                : c.ifs(
                        is(RequestKind.FADD, RequestKind.CAS),
                        List.of(c.complete(operand())),
                        List.of());
    }

    private OverlayStatement rewrite() {
        return wholes
                ? c.resend()
                : c.ifs(
                        is(RequestKind.WRITE, RequestKind.WRITE_IMM, RequestKind.SEND),
                        List.of(c.resendWith(operand())),
                        List.of(c.resendMapped(v, ref(v))));
    }
}
