package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RuleWalk;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places, beside log entries, that the rule in the file reads: whoever wrote it knew what is
 * worth reading, and how an index goes with a request.
 */
final class OwnProbes {
    private final Map<Local, Expr> values = new HashMap<>();
    private final Set<Location> places = new LinkedHashSet<>();

    OwnProbes(Failover block) {
        Set<Integer> logs = new LinkedHashSet<>();
        block.log().forEach(l -> logs.add(l.word().id()));
        RuleWalk.statements(
                block.rule(),
                s -> {
                    if (s instanceof OverlayStatement.Assign(var _, Local local, Expr value)) {
                        values.put(local, inlined(value));
                    }
                    if (s instanceof OverlayStatement.Probe(var _, Location place, var _)
                            && place.arity() == 1
                            && !logs.contains(place.word().id())) {
                        places.add(
                                new Location(place.word(), inlined(place.index()), place.field()));
                    }
                });
    }

    List<Location> places() {
        return List.copyOf(places);
    }

    private Expr inlined(Expr e) {
        return switch (e) {
            case Expr.LocalRef(Local l) -> values.getOrDefault(l, new Expr.Const(0));
            case Expr.Not(Expr operand) -> new Expr.Not(inlined(operand));
            case Expr.Binary(Expr.Operator op, Expr a, Expr b) ->
                    new Expr.Binary(op, inlined(a), inlined(b));
            case Expr.Conditional(Expr c, Expr a, Expr b) ->
                    new Expr.Conditional(inlined(c), inlined(a), inlined(b));
            case Expr.Const _,
                    Expr.RequestValue _,
                    Expr.RequestCompare _,
                    Expr.RequestSwap _,
                    Expr.RequestNumber _,
                    Expr.RequestMessage _,
                    Expr.RequestIs _,
                    Expr.Cell _ ->
                    e;
        };
    }
}
