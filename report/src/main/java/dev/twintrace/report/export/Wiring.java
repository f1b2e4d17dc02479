package dev.twintrace.report.export;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.report.story.Cast;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a protocol decides who learns what from whom; the events of a run do not tell it.
 *
 * @param receives of each queue pair: whose messages take receives that nobody was seen posting
 * @param polledCounts the queue pairs whose count power tells what the receiver's software polled;
 *     otherwise it tells what the NIC consumed
 * @param inBand the queue pairs whose receiver learns of a failure from a packet on the new lane
 *     only; otherwise word of the error itself may reach it
 */
public record Wiring(
        Cast cast,
        Map<String, QueuePair.Receives> receives,
        Set<String> polledCounts,
        Set<String> inBand) {
    private static final QueuePair.Receives NONE = new QueuePair.Receives(0, false, false);

    public Wiring {
        receives = Map.copyOf(receives);
        polledCounts = Set.copyOf(polledCounts);
        inBand = Set.copyOf(inBand);
    }

    /** Reads it off a checked protocol. */
    public static Wiring of(Protocol protocol) {
        return new Wiring(
                Cast.of(protocol),
                protocol.queuePairs().stream()
                        .collect(Collectors.toMap(QueuePair::name, QueuePair::receives)),
                where(protocol, failover -> failover.count().polled()),
                where(
                        protocol,
                        failover -> failover.notice().stream().anyMatch(n -> !n.outOfBand())));
    }

    private static Set<String> where(Protocol protocol, Predicate<Failover> holds) {
        return protocol.failovers().stream()
                .filter(holds)
                .flatMap(failover -> failover.queuePairs().stream())
                .map(QueuePair::name)
                .collect(Collectors.toSet());
    }

    /** The receive queue of a queue pair. */
    QueuePair.Receives receives(String queuePair) {
        return receives.getOrDefault(queuePair, NONE);
    }
}
