package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.report.story.Flight.Copy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which copies end on their way without an event of their own, because their lane is over. Of a
 * copy that does something later none is certain to have ended.
 */
final class Wrecks {
    private enum Leg {
        REQUEST,
        ANSWER
    }

    private final Trace trace;

    /** In the order of departure. */
    private final SequencedMap<Copy, Leg> onTheirWay = new LinkedHashMap<>();

    Wrecks(Trace trace) {
        this.trace = trace;
    }

    /** Takes note of what a copy does. */
    void follow(Flight flight) {
        switch (flight) {
            case Flight.Departs(Copy copy, boolean _, boolean entered) -> {
                onTheirWay.remove(copy);
                if (entered) {
                    onTheirWay.put(copy, Leg.REQUEST);
                }
            }
            case Flight.Arrives(Copy copy, boolean _, boolean answered) -> {
                if (answered) {
                    onTheirWay.replace(copy, Leg.ANSWER);
                } else {
                    onTheirWay.remove(copy);
                }
            }
            case Flight.SentAgain(Copy copy) -> onTheirWay.replace(copy, Leg.REQUEST);
            case Flight.Lost(Copy copy) -> onTheirWay.remove(copy);
            case Flight.Returns(Copy copy, boolean _) -> onTheirWay.remove(copy);
            case Flight.Dropped(List<Copy> copies) -> copies.forEach(onTheirWay::remove);
        }
    }

    /** The copies that an event ends. */
    List<Copy> of(int step, Event event) {
        return switch (event) {
            // The target forgets what it got on the old lanes.
            case Event.Closed(String q) -> ended(step, e -> failed(step, q, e.getKey()));
            case Event.QueuePairReset(String process, String q) ->
                    ended(step, e -> failed(step, q, e.getKey()));
            // No answer is left on a lane that has the error.
            case Event.ErrorRaised(String q, int lane, var requests) ->
                    ended(step, e -> on(e.getKey(), q, lane) && e.getValue() == Leg.ANSWER);
            case Event.Refused(String q, int lane) -> rejected(step, q, lane);
            case Event.ReceiverNotReady(String q, int lane) -> rejected(step, q, lane);
            case Event.QueuePairUnknown(String q, int lane) -> requests(step, q, lane);
            case Event e -> List.of();
        };
    }

    /** A lane that was up is over with all its requests; on another only the first is refused. */
    private List<Copy> rejected(int step, String queuePair, int lane) {
        List<Copy> requests = requests(step, queuePair, lane);
        boolean up =
                events(0, step)
                        .noneMatch(event ->
                                switch (event) {
                                    case Event.LaneDown e ->
                                            e.queuePair().equals(queuePair) && e.lane() == lane;
                                    case Event.Refused e ->
                                            e.queuePair().equals(queuePair) && e.lane() == lane;
                                    case Event.ReceiverNotReady e ->
                                            e.queuePair().equals(queuePair) && e.lane() == lane;
                                    case Event.ErrorRaised e ->
                                            e.queuePair().equals(queuePair) && e.lane() == lane;
                                    case Event e -> false;
                                });
        return up ? requests : requests.stream().limit(1).toList();
    }

    private List<Copy> requests(int step, String queuePair, int lane) {
        return ended(step, e -> on(e.getKey(), queuePair, lane) && e.getValue() == Leg.REQUEST);
    }

    private List<Copy> ended(int step, Predicate<Map.Entry<Copy, Leg>> which) {
        List<Copy> copies = new ArrayList<>();
        onTheirWay.entrySet().stream()
                .filter(which)
                .map(Map.Entry::getKey)
                .filter(copy -> !delayed(step, copy) && !seenAgain(step, copy))
                .forEach(copies::add);
        return copies;
    }

    private boolean failed(int step, String queuePair, Copy copy) {
        return copy.queuePair().equals(queuePair)
                && events(0, step)
                        .anyMatch(event ->
                                switch (event) {
                                    case Event.ErrorRaised e -> on(copy, e.queuePair(), e.lane());
                                    case Event.MovedOn e -> on(copy, e.queuePair(), e.lane());
                                    case Event e -> false;
                                });
    }

    /** The data of a READ that is past the target: nothing there can end it. */
    private boolean delayed(int step, Copy copy) {
        return events(0, step)
                .anyMatch(event ->
                        event instanceof Event.AnswerDelayed e
                                && is(copy, e.request().queuePair(), e.request().number())
                                && e.lane() == copy.lane());
    }

    private boolean seenAgain(int step, Copy copy) {
        return events(step + 1, trace.steps().size()).anyMatch(event -> about(event, copy));
    }

    private static boolean about(Event event, Copy copy) {
        return switch (event) {
            case Event.Executed e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.DuplicateAnswered e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.AtomicBegun e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.Answered e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.Landed e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.AnswerDelayed e -> e.lane() == copy.lane() && is(copy, e.request());
            case Event.RequestLost e ->
                    e.lane() == copy.lane() && e.request().stream().anyMatch(r -> is(copy, r));
            case Event.ResponseLost e ->
                    e.lane() == copy.lane() && e.request().stream().anyMatch(r -> is(copy, r));
            case Event.PacketLost e ->
                    e.lane() == copy.lane() && e.request().stream().anyMatch(r -> is(copy, r));
            case Event.ProbeExecuted e -> on(copy, e.queuePair(), e.lane()) && copy.number() == 0;
            case Event.ProbeAnswered e -> is(copy, e.queuePair(), 0);
            case Event e -> false;
        };
    }

    private static boolean on(Copy copy, String queuePair, int lane) {
        return copy.queuePair().equals(queuePair) && copy.lane() == lane;
    }

    private static boolean is(Copy copy, RequestId request) {
        return is(copy, request.queuePair(), request.number());
    }

    private static boolean is(Copy copy, String queuePair, int number) {
        return copy.queuePair().equals(queuePair) && copy.number() == number;
    }

    private Stream<Event> events(int from, int to) {
        return trace.steps().subList(from, to).stream().flatMap(s -> s.events().stream());
    }
}
