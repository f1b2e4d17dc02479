package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.WordWidth;
import java.util.stream.Collectors;

/** What a sender sees, in a few words. */
public final class Seen {
    private Seen() {}

    /** All of a view. */
    public static String of(SenderView view) {
        return view.events().stream().map(Seen::of).collect(Collectors.joining("; "));
    }

    /** An event of a view. */
    public static String of(Event.InSenderView event) {
        return switch (event) {
            case Event.Posted(
                            String process,
                            RequestId request,
                            Operation operation,
                            int lane,
                            boolean entered) ->
                    Words.tied("posts " + request + " ") + Words.operation(operation);
            case Event.PostFailed e -> "a post fails";
            case Event.Completed e ->
                    e.request()
                            + " completed"
                            + (e.results().isEmpty() ? "" : ": " + Words.values(e.results()));
            case Event.ErrorRaised e ->
                    "error on lane " + e.lane() + ": " + Words.requests(e.requests());
            case Event.MovedOn e -> "lane " + e.lane() + " is dead";
            case Event.Resent e -> "resends " + e.request();
            case Event.Withheld e -> "does not resend " + e.request();
            case Event.CompletedByOverlay e -> "completes " + e.request() + " itself";
            case Event.Aborted e -> e.byRule() ? "aborts" : "has no lane left and aborts";
            case Event.ProbeSent e -> "probes " + e.place().text();
            case Event.ProbeAnswered e -> "probe says " + Words.values(e.values());
            case Event.Counted e -> "count says " + WordWidth.text(e.receives());
            case Event.Closed e -> "closes the old lanes";
            case Event.HandshakeDone e -> "handshake done";
            case Event.Decided e -> "decides to " + e.way();
            case Event.RuleEnded e -> "its rule ends";
        };
    }
}
