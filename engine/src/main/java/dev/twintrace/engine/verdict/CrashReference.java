package dev.twintrace.engine.verdict;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.List;

/**
 * The protocol as it would be without failover: what a fault may do to it is what an error that is
 * handed over may excuse. One lane for each queue pair, or those that its posts name; no original
 * outlives its lane, every error aborts, and the receiver runs no code of its own on a failure.
 */
final class CrashReference {
    private final List<QueuePair> queuePairs;

    private CrashReference(Protocol protocol) {
        queuePairs = protocol.queuePairs().stream().map(q -> withoutBackups(q, protocol)).toList();
    }

    /** The protocol without failover; faults are as many as they were. */
    static Protocol of(Protocol p) {
        CrashReference of = new CrashReference(p);
        return new Protocol(
                p.name(),
                p.title(),
                p.width(),
                p.globalAtomicity(),
                p.totalFaults(),
                p.hosts(),
                p.words(),
                of.queuePairs,
                p.processes().stream().map(of::process).toList(),
                p.failovers().stream().map(of::failover).toList(),
                p.invariants(),
                p.observed());
    }

    private static QueuePair withoutBackups(QueuePair q, Protocol protocol) {
        int lanes =
                1
                        + protocol.processes().stream()
                                .mapToInt(p -> highestNamed(p.body(), q))
                                .reduce(0, Math::max);
        return new QueuePair(
                q.id(),
                q.name(),
                q.sender(),
                q.target(),
                q.lanes().subList(0, lanes),
                q.exactlyOnce(),
                q.relaxedPlacement(),
                q.relaxedReads(),
                q.receives(),
                q.number().map(n -> new QueuePair.TakenNumber(n.from(), true)));
    }

    private static int highestNamed(List<Statement> body, QueuePair q) {
        return body.stream().mapToInt(s -> highestNamed(s, q)).reduce(0, Math::max);
    }

    private static int highestNamed(Statement statement, QueuePair q) {
        return switch (statement) {
            case Statement.Post post -> post.queuePair().id() == q.id() ? post.lane() : 0;
            case Statement.If choice ->
                    Math.max(highestNamed(choice.then(), q), highestNamed(choice.otherwise(), q));
            case Statement.Loop loop -> highestNamed(loop.body(), q);
            case Statement.Await await ->
                    await.branches().stream()
                            .mapToInt(branch -> highestNamed(branch.body(), q))
                            .reduce(0, Math::max);
            case Statement.Load _,
                    Statement.Store _,
                    Statement.Assign _,
                    Statement.Choose _,
                    Statement.Emit _,
                    Statement.PostReceive _,
                    Statement.Enter _,
                    Statement.Leave _,
                    Statement.Revoke _,
                    Statement.Reset _,
                    Statement.Destroy _ ->
                    0;
        };
    }

    private QueuePair of(QueuePair q) {
        return queuePairs.get(q.id());
    }

    private Failover failover(Failover f) {
        Span span = f.rule().isEmpty() ? new Span(1, 1, 1) : f.rule().getFirst().span();
        return new Failover(
                f.queuePairs().stream().map(this::of).toList(),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                false,
                f.count(),
                f.log(),
                List.of(),
                List.of(new OverlayStatement.Abort(span)),
                false,
                List.of());
    }

    private ProcessDecl process(ProcessDecl p) {
        return new ProcessDecl(p.id(), p.name(), p.host(), p.daemon(), p.locals(), block(p.body()));
    }

    private List<Statement> block(List<Statement> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private Statement statement(Statement statement) {
        return switch (statement) {
            case Statement.Post(var span, var q, int lane, var request) ->
                    new Statement.Post(span, of(q), lane, request);
            case Statement.PostReceive(var span, var q, int lane) ->
                    new Statement.PostReceive(span, of(q), lane < of(q).lanes().size() ? lane : 0);
            case Statement.Await(var span, var branches) ->
                    new Statement.Await(span, branches.stream().map(this::branch).toList());
            case Statement.Revoke(var span, var q) -> new Statement.Revoke(span, of(q));
            case Statement.Reset(var span, var q) -> new Statement.Reset(span, of(q));
            case Statement.Destroy(var span, var q) -> new Statement.Destroy(span, of(q));
            case Statement.If(var span, var condition, var then, var otherwise) ->
                    new Statement.If(span, condition, block(then), block(otherwise));
            case Statement.Loop(var span, var body, var exit, int iterations) ->
                    new Statement.Loop(span, block(body), exit, iterations);
            case Statement.Load same -> same;
            case Statement.Store same -> same;
            case Statement.Assign same -> same;
            case Statement.Choose same -> same;
            case Statement.Emit same -> same;
            case Statement.Enter same -> same;
            case Statement.Leave same -> same;
        };
    }

    private Statement.Branch branch(Statement.Branch branch) {
        Guard guard =
                switch (branch.guard()) {
                    case Guard.Receive(var q, var message) -> new Guard.Receive(of(q), message);
                    case Guard.Completion(var q, var status) -> new Guard.Completion(of(q), status);
                    case Guard.Condition same -> same;
                    case Guard.Timeout same -> same;
                };
        return new Statement.Branch(branch.span(), guard, block(branch.body()));
    }
}
