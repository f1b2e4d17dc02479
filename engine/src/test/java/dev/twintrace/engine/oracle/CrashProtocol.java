package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
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
                p.queuePairs().stream().map(CrashProtocol::oneLane).toList(),
                p.processes(),
                p.failovers().stream().map(CrashProtocol::abort).toList(),
                p.invariants(),
                p.observed());
    }

    private static QueuePair oneLane(QueuePair q) {
        return new QueuePair(
                q.id(),
                q.name(),
                q.sender(),
                q.target(),
                q.lanes().subList(0, 1),
                q.exactlyOnce(),
                q.relaxedPlacement(),
                q.relaxedReads(),
                q.receives(),
                q.number().map(n -> new QueuePair.TakenNumber(n.from(), true)));
    }

    private static Failover abort(Failover f) {
        return new Failover(
                f.queuePairs().stream().map(CrashProtocol::oneLane).toList(),
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
