package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;

/** How it really stood with a request when the overlay decided about it. */
public final class Fate {
    private Fate() {}

    /** {@code had been executed once}. */
    public static String of(Trace trace, int step, RequestId request, int executed) {
        return switch (executed) {
            case 0 ->
                    pending(trace, step, request)
                            ? "had not been executed yet (its original was still on its way)"
                            : "had never been executed";
            case 1 -> "had been executed once";
            default -> "had been executed " + executed + " times";
        };
    }

    /** Only what happens later shows that a copy was not lost. */
    private static boolean pending(Trace trace, int step, RequestId request) {
        return trace.steps().subList(step, trace.steps().size()).stream()
                .flatMap(s -> s.events().stream())
                .anyMatch(event ->
                        event instanceof Event.Executed e
                                && e.first()
                                && e.request().equals(request));
    }
}
