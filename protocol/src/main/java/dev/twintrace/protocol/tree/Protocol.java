package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A checked protocol with all options at a fixed value: names are resolved, types agree, structured
 * values are split into scalars and options are folded away. Both the lowering and the tests'
 * oracle start from this.
 *
 * @param width of every word in bits, 1..64
 * @param globalAtomicity whether remote atomics are atomic against everything (IBV_ATOMIC_GLOB);
 *     otherwise only among requests through the same NIC of the target (IBV_ATOMIC_HCA)
 * @param totalFaults a cap on lane and NIC faults together, {@link Integer#MAX_VALUE} for none
 * @param observed the words whose value at the end is part of the outcome
 */
public record Protocol(
        String name,
        String title,
        int width,
        boolean globalAtomicity,
        int totalFaults,
        List<Host> hosts,
        List<Word> words,
        List<QueuePair> queuePairs,
        List<ProcessDecl> processes,
        List<Failover> failovers,
        List<Invariant> invariants,
        List<Word> observed) {

    /** With other failover blocks. */
    public Protocol with(List<Failover> others) {
        return new Protocol(
                name,
                title,
                width,
                globalAtomicity,
                totalFaults,
                hosts,
                words,
                queuePairs,
                processes,
                others,
                invariants,
                observed);
    }

    /** A condition over memory that holds in every reachable state, from an {@code always}. */
    public record Invariant(Span span, Expr condition, String text) {}
}
