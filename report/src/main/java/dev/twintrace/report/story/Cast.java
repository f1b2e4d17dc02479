package dev.twintrace.report.story;

import dev.twintrace.protocol.tree.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is where in a protocol.
 *
 * @param processes the host of each process
 * @param queuePairs the hosts that each queue pair connects
 */
public record Cast(Map<String, String> processes, Map<String, Ends> queuePairs) {
    public Cast {
        processes = Map.copyOf(processes);
        queuePairs = Map.copyOf(queuePairs);
    }

    /** The hosts at both ends of a queue pair. */
    public record Ends(String sender, String target) {}

    /** Reads it off a checked protocol. */
    public static Cast of(Protocol protocol) {
        Function<Integer, String> host = id -> protocol.hosts().get(id).name();
        return new Cast(
                protocol.processes().stream()
                        .collect(Collectors.toMap(p -> p.name(), p -> host.apply(p.host()))),
                protocol.queuePairs().stream()
                        .collect(
                                Collectors.toMap(
                                        q -> q.name(),
                                        q ->
                                                new Ends(
                                                        host.apply(q.sender()),
                                                        host.apply(q.target())))));
    }

    /** Where a process runs; code of the overlay is no process. */
    public Optional<String> host(String process) {
        return Optional.ofNullable(processes.get(process));
    }

    /** What a queue pair connects. */
    public Ends ends(String queuePair) {
        return queuePairs.getOrDefault(queuePair, new Ends("sender", "target"));
    }
}
