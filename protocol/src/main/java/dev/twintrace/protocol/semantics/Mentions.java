package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a rule mentions, so that the state holds only what some rule asks about. */
final class Mentions {
    private Mentions() {}

    /** Whether a rule has an expression of this kind somewhere. */
    static boolean of(List<OverlayStatement> rule, Class<? extends Expr> kind) {
        boolean[] found = {false};
        Sites.eachOverlay(rule, s -> expressions(s).forEach(e -> found[0] |= contains(e, kind)));
        return found[0];
    }

    /** The locals that an expression reads. */
    static Set<Local> locals(List<Expr> expressions) {
        Set<Local> found = new LinkedHashSet<>();
        expressions.forEach(e ->
                each(
                        e,
                        x -> {
                            if (x instanceof Expr.LocalRef(Local l)) {
                                found.add(l);
                            }
                        }));
        return found;
    }

    /** How many values a probe of this rule gives at most. */
    static int probeArity(List<OverlayStatement> rule, List<Site> sites) {
        int[] most = {0};
        Sites.eachOverlay(
                rule,
                s -> {
                    switch (s) {
                        case OverlayStatement.Probe p ->
                                most[0] = Math.max(most[0], p.location().arity());
                        case OverlayStatement.ProbeRequest _ ->
                                sites.forEach(k ->
                                        k.target()
                                                .ifPresent(t ->
                                                        most[0] = Math.max(most[0], t.arity())));
                        case OverlayStatement.Each _,
                                OverlayStatement.ResendAll _,
                                OverlayStatement.Resend _,
                                OverlayStatement.Complete _,
                                OverlayStatement.Abort _,
                                OverlayStatement.Count _,
                                OverlayStatement.Close _,
                                OverlayStatement.Handshake _,
                                OverlayStatement.Decide _,
                                OverlayStatement.Assign _,
                                OverlayStatement.If _ -> {}
                    }
                });
        return most[0];
    }

    private static List<Expr> expressions(OverlayStatement s) {
        return switch (s) {
            case OverlayStatement.Resend r -> {
                List<Expr> all = new ArrayList<>(r.rewrite());
                all.addAll(r.mapping().outputs());
                yield all;
            }
            case OverlayStatement.Complete c -> c.results();
            case OverlayStatement.Assign a -> List.of(a.value());
            case OverlayStatement.If i -> List.of(i.condition());
            case OverlayStatement.Decide d -> d.observed();
            case OverlayStatement.Probe p -> List.of(p.location().index());
            case OverlayStatement.Each _,
                    OverlayStatement.ResendAll _,
                    OverlayStatement.Abort _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _ ->
                    List.of();
        };
    }

    private static boolean contains(Expr e, Class<? extends Expr> kind) {
        boolean[] found = {false};
        each(e, x -> found[0] |= kind.isInstance(x));
        return found[0];
    }

    private static void each(Expr e, Consumer<Expr> action) {
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
