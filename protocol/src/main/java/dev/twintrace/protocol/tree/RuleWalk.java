package dev.twintrace.protocol.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through a rule of the overlay. */
public final class RuleWalk {
    private RuleWalk() {}

    /** All statements, at any depth, each before those inside it. */
    public static void statements(List<OverlayStatement> rule, Consumer<OverlayStatement> action) {
        for (OverlayStatement s : rule) {
            action.accept(s);
            switch (s) {
                case OverlayStatement.Each e -> statements(e.body(), action);
                case OverlayStatement.If i -> {
                    statements(i.then(), action);
                    statements(i.otherwise(), action);
                }
                case OverlayStatement.Decide d ->
                        d.ways().forEach(w -> statements(w.statements(), action));
                case OverlayStatement.ResendAll _,
                        OverlayStatement.Resend _,
                        OverlayStatement.Complete _,
                        OverlayStatement.Abort _,
                        OverlayStatement.Probe _,
                        OverlayStatement.ProbeRequest _,
                        OverlayStatement.Count _,
                        OverlayStatement.Close _,
                        OverlayStatement.Handshake _,
                        OverlayStatement.Assign _ -> {}
            }
        }
    }

    /** All expressions of one statement with their parts, not of statements inside it. */
    public static void expressions(OverlayStatement s, Consumer<Expr> action) {
        List<Expr> own =
                switch (s) {
                    case OverlayStatement.If i -> List.of(i.condition());
                    case OverlayStatement.Complete c -> c.results();
                    case OverlayStatement.Resend r -> {
                        List<Expr> all = new ArrayList<>(r.rewrite());
                        all.addAll(r.mapping().outputs());
                        yield all;
                    }
                    case OverlayStatement.Assign a -> List.of(a.value());
                    case OverlayStatement.Probe p -> List.of(p.location().index());
                    case OverlayStatement.Decide d -> d.observed();
                    case OverlayStatement.Each _,
                            OverlayStatement.ResendAll _,
                            OverlayStatement.Abort _,
                            OverlayStatement.ProbeRequest _,
                            OverlayStatement.Count _,
                            OverlayStatement.Close _,
                            OverlayStatement.Handshake _ ->
                            List.of();
                };
        own.forEach(e -> each(e, action));
    }

    /** An expression and its parts. */
    public static void each(Expr e, Consumer<Expr> action) {
        action.accept(e);
        switch (e) {
            case Expr.Not n -> each(n.operand(), action);
            case Expr.Binary b -> {
                each(b.left(), action);
                each(b.right(), action);
            }
            case Expr.Conditional c -> {
                each(c.condition(), action);
                each(c.then(), action);
                each(c.otherwise(), action);
            }
            case Expr.Const _,
                    Expr.LocalRef _,
                    Expr.RequestValue _,
                    Expr.RequestCompare _,
                    Expr.RequestSwap _,
                    Expr.RequestNumber _,
                    Expr.RequestMessage _,
                    Expr.RequestIs _,
                    Expr.Cell _ -> {}
        }
    }
}
