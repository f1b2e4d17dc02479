package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Word;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules need to know about a protocol; nothing here changes during a run. {@link
 * ModelBuilder} makes it.
 *
 * @param codes of each process and each piece of notice code
 * @param rules for each queue pair, the code of its overlay
 * @param posters for each queue pair, who posts on it
 * @param sites for each queue pair, the requests of its post statements
 * @param namedLanes for each queue pair, the lanes that its post statements name
 * @param sections the names of the critical sections
 */
record Model(
        Protocol protocol,
        long mask,
        Map<Actor, ProcessCode> codes,
        List<Optional<RuleCode>> rules,
        List<Optional<Actor>> posters,
        List<Map<Integer, Request>> sites,
        List<Set<Integer>> namedLanes,
        List<String> sections,
        List<Moduli> moduli) {

    /**
     * For one queue pair, modulo what its counters matter; 0: exactly. Without this a protocol that
     * spins would have no end of states.
     */
    record Moduli(long number, long message, long count) {}

    QueuePair queuePair(int index) {
        return protocol.queuePairs().get(index);
    }

    int queuePairs() {
        return protocol.queuePairs().size();
    }

    Word word(int id) {
        return protocol.words().get(id);
    }

    Request request(int queuePair, Posted posted) {
        return sites.get(queuePair).get(posted.site());
    }

    RequestKind kind(int queuePair, Posted posted) {
        return request(queuePair, posted).kind();
    }

    /** Section 2, Number: one that takes over a number exists once that one's owner is gone. */
    boolean exists(State state, int queuePair) {
        return queuePair(queuePair).number().stream()
                .allMatch(n -> state.connection(n.from()).destroyed());
    }

    /** Who gets what still arrives for a queue pair once that is destroyed. */
    Optional<Integer> heir(int queuePair) {
        return protocol.queuePairs().stream()
                .filter(q ->
                        q.number().stream()
                                .anyMatch(n -> n.from() == queuePair && !n.connectionIds()))
                .map(QueuePair::id)
                .findFirst();
    }

    /** The locals that a request's result goes to. */
    static List<Local> resultLocals(Request request) {
        return switch (request) {
            case Request.Read r ->
                    switch (r.destination()) {
                        case Request.Destination.Locals l -> l.locals();
                        case Request.Destination.Memory _ -> List.of();
                    };
            case Request.FetchAndAdd r -> r.result();
            case Request.CompareAndSwap r -> r.result();
            case Request.Write _, Request.WriteImm _, Request.Send _ -> List.of();
        };
    }

    /** How many values the application gets of a request's result, in locals or in memory. */
    int results(int queuePair, Posted posted) {
        Request request = request(queuePair, posted);
        if (request instanceof Request.Read read
                && read.destination() instanceof Request.Destination.Memory memory) {
            return memory.location().arity();
        }
        return resultLocals(request).size();
    }

    Optional<Integer> failoverIndex(int queuePair) {
        for (int i = 0; i < protocol.failovers().size(); i++) {
            if (covers(protocol.failovers().get(i), queuePair)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    static boolean covers(Failover failover, int queuePair) {
        return failover.queuePairs().stream().anyMatch(q -> q.id() == queuePair);
    }

    Optional<Failover> failover(int queuePair) {
        return failoverIndex(queuePair).map(protocol.failovers()::get);
    }

    boolean late(int queuePair) {
        return failover(queuePair).map(Failover::lateOriginals).orElse(false);
    }

    List<Failover.Log> logs(int queuePair) {
        return failover(queuePair).map(Failover::log).orElse(List.of());
    }

    List<Failover.Notice> notices(int queuePair) {
        return failover(queuePair).map(Failover::notice).orElse(List.of());
    }

    ProcessCode code(Actor actor) {
        return Objects.requireNonNull(codes.get(actor));
    }

    RuleCode rule(int queuePair) {
        return rules.get(queuePair).orElseThrow();
    }

    int ruleLocals(int queuePair) {
        return rules.get(queuePair).map(RuleCode::locals).orElse(0);
    }

    boolean daemon(Actor actor) {
        return switch (actor) {
            case Actor.Program p -> protocol.processes().get(p.id()).daemon();
            case Actor.Notice n -> daemonPosts(n.queuePair());
        };
    }

    /** Whether the steps of this queue pair count as a daemon's. */
    boolean daemonPosts(int queuePair) {
        return switch (posters.get(queuePair).orElse(new Actor.Notice(queuePair))) {
            case Actor.Program p -> protocol.processes().get(p.id()).daemon();
            case Actor.Notice _ -> false;
        };
    }

    int queueOf(int queuePair, int lane) {
        return queuePair(queuePair).receives().perLane() ? lane : 0;
    }

    /** What is told about a number in any way depends on its remainder only; 0: on all of it. */
    static long reduce(long value, long modulus) {
        return modulus == 0 ? value : Long.remainderUnsigned(value, modulus);
    }

    static boolean uses(Expr expr, Class<? extends Expr> what) {
        return what.isInstance(expr)
                || switch (expr) {
                    case Expr.Not n -> uses(n.operand(), what);
                    case Expr.Binary b -> uses(b.left(), what) || uses(b.right(), what);
                    case Expr.Conditional c ->
                            uses(c.condition(), what)
                                    || uses(c.then(), what)
                                    || uses(c.otherwise(), what);
                    case Expr.Const _,
                            Expr.LocalRef _,
                            Expr.RequestValue _,
                            Expr.RequestCompare _,
                            Expr.RequestSwap _,
                            Expr.RequestNumber _,
                            Expr.RequestMessage _,
                            Expr.RequestIs _,
                            Expr.Cell _ ->
                            false;
                };
    }

    static List<Expr> expressions(OverlayStatement statement) {
        return switch (statement) {
            case OverlayStatement.Resend s -> Lists.concat(s.rewrite(), s.mapping().outputs());
            case OverlayStatement.Complete s -> s.results();
            case OverlayStatement.Assign s -> List.of(s.value());
            case OverlayStatement.If s -> List.of(s.condition());
            case OverlayStatement.Probe s -> List.of(s.location().index());
            case OverlayStatement.Each _,
                    OverlayStatement.ResendAll _,
                    OverlayStatement.Abort _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _,
                    OverlayStatement.Decide _ ->
                    List.of();
        };
    }
}
