package dev.twintrace.core;

import dev.twintrace.core.Event.InSenderView;
import java.util.List;

/**
 * π_S of a trace for one queue pair: what its sender observes, in order. The paper's {@code
 * sender_view}. A transparent overlay is a function of it. Requests are the same if their posting
 * numbers are.
 *
 * @param events nothing in them tells what the sender cannot know
 */
public record SenderView(String queuePair, List<InSenderView> events) {
    public SenderView {
        events = events.stream().map(SenderView::asSeen).toList();
    }

    /** The view of a whole trace. */
    public static SenderView of(Trace trace, String queuePair) {
        return before(trace, queuePair, trace.steps().size());
    }

    /** The view of the first {@code steps} steps: what a decision in the next one can rest on. */
    public static SenderView before(Trace trace, String queuePair, int steps) {
        return new SenderView(
                queuePair,
                trace.steps().subList(0, steps).stream()
                        .flatMap(step -> step.events().stream())
                        .filter(InSenderView.class::isInstance)
                        .map(InSenderView.class::cast)
                        .filter(event -> event.queuePair().equals(queuePair))
                        .toList());
    }

    /** Whether the sender cannot tell the traces apart: π_S(T1) = π_S(T2). */
    public static boolean indistinguishable(Trace one, Trace other, String queuePair) {
        return of(one, queuePair).equals(of(other, queuePair));
    }

    /** Whether the other view starts with this one. */
    public boolean isPrefixOf(SenderView other) {
        return queuePair.equals(other.queuePair)
                && events.size() <= other.events.size()
                && events.equals(other.events.subList(0, events.size()));
    }

    /**
     * Whether a copy went into its lane is a fact of the network: a sender that posts on a dead
     * lane does not know that it is dead.
     */
    private static InSenderView asSeen(InSenderView event) {
        return switch (event) {
            case Event.Posted(
                            String process,
                            RequestId request,
                            Operation operation,
                            int lane,
                            boolean entered) ->
                    new Event.Posted(process, request, operation, lane, true);
            case Event.Resent(RequestId request, int lane, List<Long> rewritten, boolean entered) ->
                    new Event.Resent(request, lane, rewritten, true);
            case Event.PostFailed e -> e;
            case Event.Completed e -> e;
            case Event.ErrorRaised e -> e;
            case Event.MovedOn e -> e;
            case Event.Withheld e -> e;
            case Event.CompletedByOverlay e -> e;
            case Event.Aborted e -> e;
            case Event.ProbeSent e -> e;
            case Event.ProbeAnswered e -> e;
            case Event.Counted e -> e;
            case Event.Closed e -> e;
            case Event.HandshakeDone e -> e;
            case Event.Decided e -> e;
            case Event.RuleEnded e -> e;
        };
    }
}
