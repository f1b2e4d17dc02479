package dev.twintrace.core;

import java.util.List;

/**
 * Something that happens in a run; docs/semantics.md says when. Processes, hosts and queue pairs go
 * by their names in the file. Lanes count from 0. Values are unsigned words.
 */
public sealed interface Event {

    /** An event of the overlay or of the sender's NIC that a queue pair's sender view contains. */
    sealed interface InSenderView extends Event {
        String queuePair();
    }

    // The application at the sender

    /**
     * {@code entered} tells whether a copy went into the lane (it does not where the lane is dead
     * already).
     */
    record Posted(String process, RequestId request, Operation operation, int lane, boolean entered)
            implements InSenderView {
        @Override
        public String queuePair() {
            return request.queuePair();
        }
    }

    /** The queue pair was aborted before: the request fails at once. */
    record PostFailed(String process, String queuePair) implements InSenderView {}

    /** A wait for completions returned. */
    record WaitReturned(String process, String queuePair, boolean ok) implements Event {}

    // Any process

    record Loaded(String process, Place place, List<Long> values) implements Event {}

    record Stored(String process, Change change) implements Event {}

    record Chosen(String process, long value) implements Event {}

    record Consumed(String process, List<Long> values) implements Event {}

    record Entered(String process, String section) implements Event {}

    record Left(String process, String section) implements Event {}

    record TimedOut(String process) implements Event {}

    record ReceivePosted(String process, String queuePair, int lane) implements Event {}

    record ReceivePolled(String process, String queuePair, List<Long> message) implements Event {}

    record Revoked(String process, String queuePair) implements Event {}

    record QueuePairReset(String process, String queuePair) implements Event {}

    record QueuePairDestroyed(String process, String queuePair) implements Event {}

    record Finished(String process) implements Event {}

    /** The process got an error that it does not handle. */
    record EndedInError(String process) implements Event {}

    // The sender's NIC

    record Fetched(RequestId request, int lane, Place source, List<Long> values) implements Event {}

    /**
     * A copy's answer came in; {@code accepted} tells whether the request was still waiting for it.
     */
    record Answered(RequestId request, int lane, boolean accepted) implements Event {}

    /**
     * Data of a READ was stored into the sender's memory; {@code late} if after the error of its
     * lane.
     */
    record Landed(RequestId request, int lane, Change change, boolean late) implements Event {}

    /** {@code results} are empty for a request without result. */
    record Completed(RequestId request, List<Long> results) implements InSenderView {
        @Override
        public String queuePair() {
            return request.queuePair();
        }
    }

    /** Each of the requests got an error. */
    record ErrorRaised(String queuePair, int lane, List<RequestId> requests)
            implements InSenderView {}

    /** The sender learnt that an idle lane is dead. */
    record MovedOn(String queuePair, int lane) implements InSenderView {}

    // The target's NIC

    /**
     * A copy was executed.
     *
     * @param first whether it is its request's first copy
     * @param count the request's execution count, this one included; 2 stands for two or more
     * @param late whether its lane had failed already
     * @param results what it returns, empty for a write or a send
     * @param changes what it wrote, empty if nothing
     * @param receive whether it took a posted receive
     */
    record Executed(
            RequestId request,
            int lane,
            boolean first,
            int count,
            boolean late,
            List<Long> results,
            List<Change> changes,
            boolean receive)
            implements Event {}

    /**
     * The message that was just executed took a receive of another queue pair: the one that has the
     * number of its own, destroyed one.
     */
    record Misdelivered(RequestId request, int lane, String heir) implements Event {}

    /** An atomic has read; it will write in a later step. */
    record AtomicBegun(RequestId request, int lane, Place place, long value) implements Event {}

    /** A duplicate was answered from what the target remembers, without executing it. */
    record DuplicateAnswered(RequestId request, int lane) implements Event {}

    /** An entry of the overlay's log was made for a request. */
    record Logged(RequestId request, int lane, Change change) implements Event {}

    record ProbeExecuted(String queuePair, int lane, Place place, List<Long> values)
            implements Event {}

    /** The target has withdrawn the permission. */
    record Refused(String queuePair, int lane) implements Event {}

    /** The target has no queue pair of that number any more. */
    record QueuePairUnknown(String queuePair, int lane) implements Event {}

    record ReceiverNotReady(String queuePair, int lane) implements Event {}

    // The network

    record LaneDown(String queuePair, int lane) implements Event {}

    record NicDown(String host, String nic) implements Event {}

    /** The overlay's log entry of a request, or the answer to it, is lost on its way. */
    record LogLost(RequestId request, int lane) implements Event {}

    /** {@code request} is empty for an entry of the overlay's own. */
    record RequestLost(List<RequestId> request, int lane) implements Event {}

    record ResponseLost(List<RequestId> request, int lane) implements Event {}

    /**
     * A response was lost on a healthy lane; the hardware sends the request again with the same
     * sequence number.
     */
    record PacketLost(List<RequestId> request, int lane) implements Event {}

    /** A READ's answer outlives its lane. */
    record AnswerDelayed(RequestId request, int lane) implements Event {}

    // The overlay

    /** {@code rewritten} is empty where the payload stays. */
    record Resent(RequestId request, int lane, List<Long> rewritten, boolean entered)
            implements InSenderView {
        @Override
        public String queuePair() {
            return request.queuePair();
        }
    }

    /**
     * The overlay leaves a request in error as it is: only in what could have been decided instead.
     */
    record Withheld(RequestId request) implements InSenderView {
        @Override
        public String queuePair() {
            return request.queuePair();
        }
    }

    record CompletedByOverlay(RequestId request, List<Long> results) implements InSenderView {
        @Override
        public String queuePair() {
            return request.queuePair();
        }
    }

    /** {@code byRule} tells whether the rule decided it; otherwise no lane was left. */
    record Aborted(String queuePair, boolean byRule) implements InSenderView {}

    record ProbeSent(String queuePair, int lane, Place place) implements InSenderView {}

    record ProbeAnswered(String queuePair, List<Long> values) implements InSenderView {}

    record Counted(String queuePair, long receives) implements InSenderView {}

    record Closed(String queuePair) implements InSenderView {}

    record HandshakeDone(String queuePair) implements InSenderView {}

    /** Which way an open decision of the rule is taken, in the words of the language. */
    record Decided(String queuePair, String way) implements InSenderView {}

    record RuleEnded(String queuePair) implements InSenderView {}

    record NoticeStarted(String queuePair, int lane) implements Event {}

    // Judgement

    /** Damage was done in this step; {@code request} is empty for two owners. */
    record Damaged(Damage damage, List<RequestId> request) implements Event {}
}
