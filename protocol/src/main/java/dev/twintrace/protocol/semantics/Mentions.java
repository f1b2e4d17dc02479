package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RuleWalk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a rule mentions, so that the state holds only what some rule asks about. */
final class Mentions {
    private Mentions() {}

    /** Whether a rule has an expression of this kind somewhere. */
    static boolean of(List<OverlayStatement> rule, Class<? extends Expr> kind) {
        boolean[] found = {false};
        RuleWalk.statements(
                rule, s -> RuleWalk.expressions(s, e -> found[0] |= kind.isInstance(e)));
        return found[0];
    }

    /** The locals that an expression reads. */
    static Set<Local> locals(List<Expr> expressions) {
        Set<Local> found = new LinkedHashSet<>();
        expressions.forEach(e ->
                RuleWalk.each(
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
        RuleWalk.statements(
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
}
