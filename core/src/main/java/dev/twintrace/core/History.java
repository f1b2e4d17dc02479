package dev.twintrace.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The calls and returns of the remote operations of a trace, as their callers see them. A call is
 * open from the post to the completion; whatever the overlay does in between is invisible. A
 * request that never completes stays pending: it may have taken effect, or may still.
 *
 * @param calls in the order of posting
 */
public record History(List<Call> calls) {
    public History {
        calls = List.copyOf(calls);
    }

    /** The history of a trace. */
    public static History of(Trace trace) {
        SequencedMap<RequestId, Call> calls = new LinkedHashMap<>();
        int time = 0;
        for (Trace.Step step : trace.steps()) {
            for (Event event : step.events()) {
                int now = time++;
                if (event instanceof Event.Posted posted) {
                    calls.put(posted.request(), Call.open(posted, now));
                } else if (event instanceof Event.Completed completed) {
                    calls.computeIfPresent(
                            completed.request(),
                            (request, call) -> call.returned(now, completed.results()));
                }
            }
        }
        return new History(List.copyOf(calls.values()));
    }

    /** The calls that have not returned. */
    public List<Call> pending() {
        return calls.stream().filter(call -> call.response().isEmpty()).toList();
    }

    /**
     * A remote operation.
     *
     * @param process who called
     * @param invoked when; only the order of times means anything
     * @param response what it returned and when; empty while it is pending
     */
    public record Call(
            RequestId request,
            String process,
            Operation operation,
            int invoked,
            Optional<Response> response) {

        private static Call open(Event.Posted posted, int now) {
            return new Call(
                    posted.request(), posted.process(), posted.operation(), now, Optional.empty());
        }

        private Call returned(int now, List<Long> results) {
            return new Call(
                    request, process, operation, invoked, Optional.of(new Response(now, results)));
        }

        /** Whether this call returned before the other was made: the real-time order. */
        public boolean precedes(Call other) {
            return response.filter(r -> r.time() < other.invoked).isPresent();
        }
    }

    /** The end of a call; {@code results} are empty for a write or a send. */
    public record Response(int time, List<Long> results) {
        public Response {
            results = List.copyOf(results);
        }
    }
}
