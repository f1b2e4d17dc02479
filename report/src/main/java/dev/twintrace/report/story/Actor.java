package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import java.util.Optional;

/** Which process an event is the doing of. */
public final class Actor {
    private Actor() {}

    /** Empty for the doings of NICs, the network and the overlay. */
    public static Optional<String> of(Event event) {
        return switch (event) {
            case Event.Posted e -> Optional.of(e.process());
            case Event.PostFailed e -> Optional.of(e.process());
            case Event.WaitReturned e -> Optional.of(e.process());
            case Event.Loaded e -> Optional.of(e.process());
            case Event.Stored e -> Optional.of(e.process());
            case Event.Chosen e -> Optional.of(e.process());
            case Event.Consumed e -> Optional.of(e.process());
            case Event.Entered e -> Optional.of(e.process());
            case Event.Left e -> Optional.of(e.process());
            case Event.TimedOut e -> Optional.of(e.process());
            case Event.ReceivePosted e -> Optional.of(e.process());
            case Event.ReceivePolled e -> Optional.of(e.process());
            case Event.Revoked e -> Optional.of(e.process());
            case Event.QueuePairReset e -> Optional.of(e.process());
            case Event.QueuePairDestroyed e -> Optional.of(e.process());
            case Event.Finished e -> Optional.of(e.process());
            case Event.EndedInError e -> Optional.of(e.process());
            case Event.Fetched _,
                    Event.Answered _,
                    Event.Landed _,
                    Event.Completed _,
                    Event.ErrorRaised _,
                    Event.MovedOn _,
                    Event.Executed _,
                    Event.AtomicBegun _,
                    Event.DuplicateAnswered _,
                    Event.Logged _,
                    Event.ProbeExecuted _,
                    Event.Refused _,
                    Event.Misdelivered _,
                    Event.QueuePairUnknown _,
                    Event.ReceiverNotReady _,
                    Event.LaneDown _,
                    Event.NicDown _,
                    Event.RequestLost _,
                    Event.LogLost _,
                    Event.ResponseLost _,
                    Event.PacketLost _,
                    Event.AnswerDelayed _,
                    Event.Resent _,
                    Event.Withheld _,
                    Event.CompletedByOverlay _,
                    Event.Aborted _,
                    Event.ProbeSent _,
                    Event.ProbeAnswered _,
                    Event.Counted _,
                    Event.Closed _,
                    Event.HandshakeDone _,
                    Event.Decided _,
                    Event.RuleEnded _,
                    Event.NoticeStarted _,
                    Event.Damaged _ ->
                    Optional.empty();
        };
    }
}
