package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is declared of queue pairs. */
final class QueuePairConstructs {
    private QueuePairConstructs() {}

    static final List<Construct> ALL =
            List.of(
                    of(
                            "exactly once",
                            q ->
                                    copy(
                                            q,
                                            q.lanes(),
                                            new Tree.Traits(
                                                    false, q.relaxedPlacement(), q.relaxedReads()),
                                            q.receives())),
                    of(
                            "placement relaxed",
                            q ->
                                    copy(
                                            q,
                                            q.lanes(),
                                            new Tree.Traits(
                                                    q.exactlyOnce(), false, q.relaxedReads()),
                                            q.receives())),
                    of(
                            "reads relaxed",
                            q ->
                                    copy(
                                            q,
                                            q.lanes(),
                                            new Tree.Traits(
                                                    q.exactlyOnce(), q.relaxedPlacement(), false),
                                            q.receives())),
                    of(
                            "receives",
                            q ->
                                    receives(
                                            q,
                                            new QueuePair.Receives(
                                                    0,
                                                    q.receives().perLane(),
                                                    q.receives().notReadyIsError()))),
                    of(
                            "receives per lane",
                            q ->
                                    receives(
                                            q,
                                            new QueuePair.Receives(
                                                    q.receives().posted(),
                                                    false,
                                                    q.receives().notReadyIsError()))),
                    of(
                            "rnr error",
                            q ->
                                    receives(
                                            q,
                                            new QueuePair.Receives(
                                                    q.receives().posted(),
                                                    q.receives().perLane(),
                                                    false))),
                    of(
                            "receives on lane",
                            q ->
                                    receives(
                                            q,
                                            new QueuePair.Receives(
                                                    q.receives().posted().getFirst(),
                                                    q.receives().perLane(),
                                                    q.receives().notReadyIsError()))),
                    of("number of", QueuePairConstructs::withOwnNumber),
                    of(
                            "connection ids",
                            q ->
                                    numbered(
                                            q,
                                            q.number()
                                                    .map(n ->
                                                            new QueuePair.TakenNumber(
                                                                    n.from(), false)))),
                    of("lanes on one NIC", QueuePairConstructs::straight),
                    of(
                            "backup lanes",
                            q -> copy(q, q.lanes().subList(0, 1), traits(q), q.receives())));

    private static Construct of(String name, UnaryOperator<QueuePair> f) {
        return new Construct(name, Removal.ofQueuePairs(f));
    }

    private static Tree.Traits traits(QueuePair q) {
        return new Tree.Traits(q.exactlyOnce(), q.relaxedPlacement(), q.relaxedReads());
    }

    private static QueuePair receives(QueuePair q, QueuePair.Receives receives) {
        return copy(q, q.lanes(), traits(q), receives);
    }

    private static QueuePair straight(QueuePair q) {
        List<QueuePair.Lane> lanes = new ArrayList<>();
        lanes.add(q.lanes().getFirst());
        for (int i = 1; i < q.lanes().size(); i++) {
            lanes.add(new QueuePair.Lane(i, i));
        }
        return copy(q, List.copyOf(lanes), traits(q), q.receives());
    }

    private static QueuePair copy(
            QueuePair q,
            List<QueuePair.Lane> lanes,
            Tree.Traits traits,
            QueuePair.Receives receives) {
        return copy(q, lanes, traits, receives, q.number());
    }

    static QueuePair withOwnNumber(QueuePair q) {
        return numbered(q, Optional.empty());
    }

    private static QueuePair numbered(QueuePair q, Optional<QueuePair.TakenNumber> number) {
        return copy(q, q.lanes(), traits(q), q.receives(), number);
    }

    private static QueuePair copy(
            QueuePair q,
            List<QueuePair.Lane> lanes,
            Tree.Traits traits,
            QueuePair.Receives receives,
            Optional<QueuePair.TakenNumber> number) {
        return new QueuePair(
                q.id(),
                q.name(),
                q.sender(),
                q.target(),
                lanes,
                traits.exactlyOnce(),
                traits.relaxedPlacement(),
                traits.relaxedReads(),
                receives,
                number);
    }
}
