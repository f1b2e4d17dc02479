package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.num;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.List;
import java.util.function.Function;

/** Constructs of the overlay's rule. */
final class OverlayConstructs {
    private OverlayConstructs() {}

    static final List<Construct> ALL =
            List.of(
                    dropped("each", OverlayStatement.Each.class),
                    dropped("resend", OverlayStatement.ResendAll.class),
                    of(
                            "resend KIND",
                            s ->
                                    s instanceof OverlayStatement.ResendAll r
                                            ? List.of(
                                                    new OverlayStatement.ResendAll(
                                                            r.span(),
                                                            List.of(RequestKind.values())))
                                            : List.of(s)),
                    dropped("resend r", OverlayStatement.Resend.class),
                    of(
                            "resend r with",
                            s ->
                                    s instanceof OverlayStatement.Resend r
                                            ? List.of(
                                                    new OverlayStatement.Resend(
                                                            r.span(), List.of(), r.mapping()))
                                            : List.of(s)),
                    of(
                            "resend r -> v",
                            s ->
                                    s instanceof OverlayStatement.Resend r
                                            ? List.of(
                                                    new OverlayStatement.Resend(
                                                            r.span(),
                                                            r.rewrite(),
                                                            OverlayStatement.Mapping.IDENTITY))
                                            : List.of(s)),
                    dropped("complete r", OverlayStatement.Complete.class),
                    dropped("abort", OverlayStatement.Abort.class),
                    of(
                            "probe PLACE",
                            s ->
                                    s instanceof OverlayStatement.Probe p
                                            ? zeros(p, p.into())
                                            : List.of(s)),
                    of(
                            "probe r",
                            s ->
                                    s instanceof OverlayStatement.ProbeRequest p
                                            ? zeros(p, p.into())
                                            : List.of(s)),
                    of(
                            "count",
                            s ->
                                    s instanceof OverlayStatement.Count c
                                            ? zeros(c, List.of(c.into()))
                                            : List.of(s)),
                    dropped("close", OverlayStatement.Close.class),
                    dropped("handshake", OverlayStatement.Handshake.class),
                    dropped("rule: x = EXPR", OverlayStatement.Assign.class),
                    of("rule: if", s -> s instanceof OverlayStatement.If i ? i.then() : List.of(s)),
                    answered("r.value", Expr.RequestValue.class, 0),
                    answered("r.compare", Expr.RequestCompare.class, 0),
                    answered("r.swap", Expr.RequestSwap.class, 0),
                    answered("r.number", Expr.RequestNumber.class, 0),
                    answered("r.message", Expr.RequestMessage.class, 0),
                    answered("r is KIND", Expr.RequestIs.class, 1));

    private static Construct of(String name, Function<OverlayStatement, List<OverlayStatement>> f) {
        return new Construct(name, Removal.ofOverlay(f));
    }

    private static Construct dropped(String name, Class<? extends OverlayStatement> what) {
        return of(name, s -> what.isInstance(s) ? List.of() : List.of(s));
    }

    private static Construct answered(String name, Class<? extends Expr> what, long answer) {
        return new Construct(name, Removal.ofRuleExprs(e -> what.isInstance(e) ? num(answer) : e));
    }

    private static List<OverlayStatement> zeros(OverlayStatement of, List<Local> locals) {
        return locals.stream()
                .<OverlayStatement>map(l -> new OverlayStatement.Assign(of.span(), l, num(0)))
                .toList();
    }
}
