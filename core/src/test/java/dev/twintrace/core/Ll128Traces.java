package dev.twintrace.core;

import java.util.ArrayList;
import java.util.List;

/** The two runs of Theorem 1, step by step, up to the error. */
final class Ll128Traces {
    static final Place DATA = new Place("gpu1", "data");
    static final Place FLAG = new Place("gpu1", "flag");
    static final RequestId W_D = new RequestId("q", 1);
    static final RequestId W_F = new RequestId("q", 2);

    private Ll128Traces() {}

    /** Both writes are lost on their way. */
    static Trace t1() {
        List<Event> events = posts();
        events.add(new Event.LaneDown("q", 0));
        events.add(new Event.RequestLost(List.of(W_F), 0));
        events.add(new Event.RequestLost(List.of(W_D), 0));
        events.add(new Event.ErrorRaised("q", 0, List.of(W_D, W_F)));
        return trace(events);
    }

    /** Both are executed, the receiver consumes and reuses the buffer, the answers are lost. */
    static Trace t2() {
        List<Event> events = posts();
        events.add(executed(W_D, 1, DATA, 0, 1));
        events.add(executed(W_F, 1, FLAG, 0, 1));
        events.add(new Event.Consumed("receiver", List.of(1L)));
        events.add(new Event.Stored("receiver", new Change(DATA, List.of(1L), List.of(2L))));
        events.add(new Event.LaneDown("q", 0));
        events.add(new Event.ResponseLost(List.of(W_F), 0));
        events.add(new Event.ResponseLost(List.of(W_D), 0));
        events.add(new Event.ErrorRaised("q", 0, List.of(W_D, W_F)));
        return trace(events);
    }

    /** The trace, and then the first write again on the backup lane, executed. */
    static Trace resent(Trace trace) {
        int before = Executions.of(trace).count(W_D);
        List<Trace.Step> steps = new ArrayList<>(trace.steps());
        steps.addAll(
                trace(
                                List.of(
                                        new Event.Resent(W_D, 1, List.of(), true),
                                        executed(W_D, before + 1, DATA, 2, 1)))
                        .steps());
        return new Trace(steps);
    }

    static Trace trace(List<Event> events) {
        return new Trace(
                events.stream().map(e -> new Trace.Step("test", List.<Event>of(e))).toList());
    }

    private static List<Event> posts() {
        List<Event> events = new ArrayList<>();
        events.add(
                new Event.Posted("sender", W_D, new Operation.Write(DATA, List.of(1L)), 0, true));
        events.add(
                new Event.Posted("sender", W_F, new Operation.Write(FLAG, List.of(1L)), 0, true));
        return events;
    }

    private static Event executed(RequestId request, int count, Place place, long from, long to) {
        return new Event.Executed(
                request,
                count - 1,
                count == 1,
                count,
                false,
                List.of(),
                List.of(new Change(place, List.of(from), List.of(to))),
                false);
    }
}
