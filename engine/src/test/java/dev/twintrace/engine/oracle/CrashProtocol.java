package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import java.util.List;

/**
 * Section 7: the protocol that the crash reference is made with. Its statements keep referring to
 * the queue pairs as they were; the rules only use those as names.
 */
final class CrashProtocol {
    private CrashProtocol() {}

    static Protocol of(Protocol p) {
        return new Protocol(
                p.name(),
                p.title(),
                p.width(),
                p.globalAtomicity(),
                p.totalFaults(),
                p.hosts(),
                p.words(),
                p.queuePairs().stream().map(q -> inUse(q, p)).toList(),
                p.processes(),
                p.failovers().stream().map(f -> abort(f, p)).toList(),
                p.invariants(),
                p.observed());
    }

    /** With the lanes up to the highest that some post names. */
    private static QueuePair inUse(QueuePair q, Protocol p) {
        int[] highest = {0};
        p.processes().forEach(process -> names(process.body(), q, highest));
        return new QueuePair(
                q.id(),
                q.name(),
                q.sender(),
                q.target(),
                q.lanes().subList(0, Math.min(highest[0] + 1, q.lanes().size())),
                q.exactlyOnce(),
                q.relaxedPlacement(),
                q.relaxedReads(),
                q.receives(),
                q.number().map(n -> new QueuePair.TakenNumber(n.from(), true)));
    }

    private static void names(List<Statement> body, QueuePair q, int[] highest) {
        for (Statement s : body) {
            if (s instanceof Statement.Post post && post.queuePair().id() == q.id()) {
                highest[0] = Math.max(highest[0], post.lane());
            } else if (s instanceof Statement.If choice) {
                names(choice.then(), q, highest);
                names(choice.otherwise(), q, highest);
            } else if (s instanceof Statement.Loop loop) {
                names(loop.body(), q, highest);
            } else if (s instanceof Statement.Await await) {
                await.branches().forEach(branch -> names(branch.body(), q, highest));
            }
        }
    }

    private static Failover abort(Failover f, Protocol p) {
        return new Failover(
                f.queuePairs().stream().map(q -> inUse(q, p)).toList(),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                false,
                f.count(),
                f.log(),
                List.of(),
                List.of(new OverlayStatement.Abort(new Span(1, 1, 1))),
                false,
                List.of());
    }
}
