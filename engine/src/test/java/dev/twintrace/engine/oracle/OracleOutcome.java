package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Section 7: the outcome of a run, comparable with another implementation's.
 *
 * @param ends of each process that is no daemon, in the order of declaration
 * @param consumed by each of them
 * @param memory the cells of each observed word, called {@code host.word}, element by element
 * @param error whether an error was handed over
 */
public record OracleOutcome(
        List<ProcessEnd> ends,
        List<List<Long>> consumed,
        Map<String, List<Long>> memory,
        boolean error) {

    static OracleOutcome of(Protocol protocol, State state) {
        List<ProcessEnd> ends = new ArrayList<>();
        for (ProcessDecl process : protocol.processes()) {
            if (!process.daemon()) {
                ends.add(
                        switch (state.processes().get(process.id()).status()) {
                            case RUNNING -> ProcessEnd.STUCK;
                            case FINISHED -> ProcessEnd.FINISHED;
                            case IN_ERROR -> ProcessEnd.ERROR;
                        });
            }
        }
        Map<String, List<Long>> memory = new TreeMap<>();
        protocol.observed()
                .forEach(w ->
                        memory.put(
                                hostName(protocol, w.host()) + "." + w.name(),
                                state.memory().get(w.id())));
        return new OracleOutcome(
                List.copyOf(ends),
                consumed(protocol, state),
                Map.copyOf(memory),
                state.handedOver());
    }

    /** What the processes that are no daemons consumed so far. */
    static List<List<Long>> consumed(Protocol protocol, State state) {
        return protocol.processes().stream()
                .filter(p -> !p.daemon())
                .map(p -> state.processes().get(p.id()).consumed())
                .toList();
    }

    boolean allFinished() {
        return ends.stream().allMatch(e -> e == ProcessEnd.FINISHED);
    }

    private static String hostName(Protocol protocol, int id) {
        return protocol.hosts().stream()
                .filter(h -> h.id() == id)
                .map(Host::name)
                .findFirst()
                .orElseThrow();
    }
}
