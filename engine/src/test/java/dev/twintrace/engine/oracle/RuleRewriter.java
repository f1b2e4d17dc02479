package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.List;

/** Copies an overlay's rule with some of its parts replaced. */
final class RuleRewriter {
    private final Removal removal;

    RuleRewriter(Removal removal) {
        this.removal = removal;
    }

    List<OverlayStatement> block(List<OverlayStatement> statements) {
        List<OverlayStatement> result = new ArrayList<>();
        for (OverlayStatement statement : statements) {
            result.addAll(removal.overlay().apply(parts(statement)));
        }
        return List.copyOf(result);
    }

    private OverlayStatement parts(OverlayStatement statement) {
        return switch (statement) {
            case OverlayStatement.Each s -> new OverlayStatement.Each(s.span(), block(s.body()));
            case OverlayStatement.Resend s ->
                    new OverlayStatement.Resend(
                            s.span(),
                            all(s.rewrite()),
                            new OverlayStatement.Mapping(
                                    s.mapping().inputs(), all(s.mapping().outputs())));
            case OverlayStatement.Complete s ->
                    new OverlayStatement.Complete(s.span(), all(s.results()));
            case OverlayStatement.Probe s ->
                    new OverlayStatement.Probe(
                            s.span(),
                            removal.location()
                                    .apply(
                                            new Location(
                                                    s.location().word(),
                                                    one(s.location().index()),
                                                    s.location().field())),
                            s.into());
            case OverlayStatement.Assign s ->
                    new OverlayStatement.Assign(s.span(), s.local(), one(s.value()));
            case OverlayStatement.If s ->
                    new OverlayStatement.If(
                            s.span(), one(s.condition()), block(s.then()), block(s.otherwise()));
            case OverlayStatement.ResendAll _,
                    OverlayStatement.Abort _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _,
                    OverlayStatement.Decide _ ->
                    statement;
        };
    }

    private List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(this::one).toList();
    }

    private Expr one(Expr expr) {
        return removal.ruleExpr()
                .apply(
                        switch (expr) {
                            case Expr.Not e -> new Expr.Not(one(e.operand()));
                            case Expr.Binary e ->
                                    new Expr.Binary(e.operator(), one(e.left()), one(e.right()));
                            case Expr.Conditional e ->
                                    new Expr.Conditional(
                                            one(e.condition()), one(e.then()), one(e.otherwise()));
                            case Expr.Const _,
                                    Expr.LocalRef _,
                                    Expr.RequestValue _,
                                    Expr.RequestCompare _,
                                    Expr.RequestSwap _,
                                    Expr.RequestNumber _,
                                    Expr.RequestMessage _,
                                    Expr.RequestIs _,
                                    Expr.Cell _ ->
                                    expr;
                        });
    }
}
