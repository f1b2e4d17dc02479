package dev.twintrace.protocol.tree;

import java.util.List;
import java.util.Set;

/**
 * The faults that may hit some queue pairs and what the overlay does about them.
 *
 * @param queuePairs the queue pairs that it covers; each is covered by at most one
 * @param laneFaults how many lane faults may happen, all queue pairs of this block together
 * @param nicFaults how many faults may take down a NIC that a lane of these queue pairs uses
 * @param losses how many responses may get lost on healthy lanes (the hardware repairs each)
 * @param lateOriginals whether packets of a failed lane may outlive its error
 * @param count what the count power tells
 * @param log the overlay's log of executed requests
 * @param locals of the rule
 * @param rule the {@code on error} code
 * @param powers what the rule is granted, used or not
 * @param onMove whether the rule also runs when a lane is left on which nothing was outstanding
 * @param notice the code at the receiver; a new run for each error of a queue pair
 */
public record Failover(
        List<QueuePair> queuePairs,
        int laneFaults,
        int nicFaults,
        int losses,
        boolean lateOriginals,
        Count count,
        List<Log> log,
        List<Local> locals,
        List<OverlayStatement> rule,
        Set<Power> powers,
        boolean onMove,
        List<Notice> notice) {

    /** With no power granted but those that the rule uses, which nobody is to ask about. */
    public Failover(
            List<QueuePair> queuePairs,
            int laneFaults,
            int nicFaults,
            int losses,
            boolean lateOriginals,
            Count count,
            List<Log> log,
            List<Local> locals,
            List<OverlayStatement> rule,
            boolean onMove,
            List<Notice> notice) {
        this(
                queuePairs,
                laneFaults,
                nicFaults,
                losses,
                lateOriginals,
                count,
                log,
                locals,
                rule,
                Set.of(),
                onMove,
                notice);
    }

    /** With another rule. */
    public Failover with(List<Local> itsLocals, List<OverlayStatement> other) {
        return new Failover(
                queuePairs,
                laneFaults,
                nicFaults,
                losses,
                lateOriginals,
                count,
                log,
                itsLocals,
                other,
                powers,
                onMove,
                notice);
    }

    /** With other powers. */
    public Failover with(Set<Power> others) {
        return new Failover(
                queuePairs,
                laneFaults,
                nicFaults,
                losses,
                lateOriginals,
                count,
                log,
                locals,
                rule,
                others,
                onMove,
                notice);
    }

    /** What an overlay may be able to do at the target beside sending again. */
    public enum Power {
        /** Reading a place and waiting for the answer. */
        PROBE,
        /** Asking how many receives were consumed. */
        COUNT,
        /** Having the failed lanes closed. */
        CLOSE
    }

    /**
     * Which receives the count power counts, and whether answering closes the failed lanes in the
     * same step.
     *
     * @param polled the receives that the receiver's software polled; otherwise those that the NIC
     *     consumed
     */
    public record Count(boolean polled, boolean closes) {}

    /**
     * Words that the overlay owns at the target, one for each request in the order of posting
     * (wrapping at the array's length); executing the entry of request n stores 1 into element n.
     */
    public record Log(Word word, Order order) {
        /** When the entry is made. */
        public enum Order {
            /** In the same step as the request. */
            IN_ONE_STEP,
            /** By a separate request right after it on the same lane. */
            AFTER,
            /** By a separate request right before it on the same lane. */
            BEFORE,
            /** Not by the overlay: a process writes it. */
            BY_APPLICATION
        }
    }

    /**
     * What the receiver does when it learns of a failure.
     *
     * @param outOfBand whether the receiver may learn of the failure at any time after the sender's
     *     error; otherwise only once a packet has come in on the new lane
     * @param body runs on the target host
     */
    public record Notice(boolean outOfBand, List<Local> locals, List<Statement> body) {}
}
