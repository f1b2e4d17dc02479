package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is put in the place of parts of a protocol; each function gets a part whose own parts were
 * replaced already.
 */
record Removal(
        UnaryOperator<Protocol> whole,
        UnaryOperator<QueuePair> queuePair,
        UnaryOperator<Failover> failover,
        BiFunction<Statement, Context, List<Statement>> statement,
        BiFunction<Request, Context, Request> request,
        UnaryOperator<Location> location,
        Function<OverlayStatement, List<OverlayStatement>> overlay,
        UnaryOperator<Expr> ruleExpr) {

    /** Where a statement stands. */
    interface Context {
        /** A new local variable. */
        Local fresh();

        /** Whether it is inside a loop that nothing bounds. */
        boolean spinning();
    }

    /** Puts everything back as it was. */
    static final Removal NOTHING =
            new Removal(
                    p -> p,
                    q -> q,
                    f -> f,
                    (s, c) -> List.of(s),
                    (r, c) -> r,
                    l -> l,
                    s -> List.of(s),
                    e -> e);

    static Removal ofWhole(UnaryOperator<Protocol> f) {
        return new Removal(
                f,
                NOTHING.queuePair,
                NOTHING.failover,
                NOTHING.statement,
                NOTHING.request,
                NOTHING.location,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofQueuePairs(UnaryOperator<QueuePair> f) {
        return new Removal(
                NOTHING.whole,
                f,
                NOTHING.failover,
                NOTHING.statement,
                NOTHING.request,
                NOTHING.location,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofFailovers(UnaryOperator<Failover> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                f,
                NOTHING.statement,
                NOTHING.request,
                NOTHING.location,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofStatements(BiFunction<Statement, Context, List<Statement>> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                NOTHING.failover,
                f,
                NOTHING.request,
                NOTHING.location,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofRequests(BiFunction<Request, Context, Request> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                NOTHING.failover,
                NOTHING.statement,
                f,
                NOTHING.location,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofLocations(UnaryOperator<Location> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                NOTHING.failover,
                NOTHING.statement,
                NOTHING.request,
                f,
                NOTHING.overlay,
                NOTHING.ruleExpr);
    }

    static Removal ofOverlay(Function<OverlayStatement, List<OverlayStatement>> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                NOTHING.failover,
                NOTHING.statement,
                NOTHING.request,
                NOTHING.location,
                f,
                NOTHING.ruleExpr);
    }

    static Removal ofRuleExprs(UnaryOperator<Expr> f) {
        return new Removal(
                NOTHING.whole,
                NOTHING.queuePair,
                NOTHING.failover,
                NOTHING.statement,
                NOTHING.request,
                NOTHING.location,
                NOTHING.overlay,
                f);
    }
}
