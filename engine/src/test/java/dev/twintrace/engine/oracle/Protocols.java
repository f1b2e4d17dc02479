package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.List;

/** Copies of protocols with one thing changed. */
final class Protocols {
    private Protocols() {}

    private static Protocol copy(
            Protocol p,
            boolean globalAtomicity,
            int totalFaults,
            List<ProcessDecl> processes,
            List<Protocol.Invariant> invariants,
            List<Word> observed) {
        return new Protocol(
                p.name(),
                p.title(),
                p.width(),
                globalAtomicity,
                totalFaults,
                p.hosts(),
                p.words(),
                p.queuePairs(),
                processes,
                p.failovers(),
                invariants,
                observed);
    }

    static Protocol withGlobalAtomicity(Protocol p) {
        return copy(p, true, p.totalFaults(), p.processes(), p.invariants(), p.observed());
    }

    static Protocol withoutCap(Protocol p) {
        return copy(
                p,
                p.globalAtomicity(),
                Integer.MAX_VALUE,
                p.processes(),
                p.invariants(),
                p.observed());
    }

    static Protocol withProcesses(Protocol p, List<ProcessDecl> processes) {
        return copy(
                p, p.globalAtomicity(), p.totalFaults(), processes, p.invariants(), p.observed());
    }

    static Protocol withInvariants(Protocol p, List<Protocol.Invariant> invariants) {
        return copy(
                p, p.globalAtomicity(), p.totalFaults(), p.processes(), invariants, p.observed());
    }

    static Protocol withObserved(Protocol p, List<Word> observed) {
        return copy(
                p, p.globalAtomicity(), p.totalFaults(), p.processes(), p.invariants(), observed);
    }
}
