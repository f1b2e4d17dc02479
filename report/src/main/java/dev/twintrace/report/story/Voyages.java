package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Executions;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.report.story.Flight.Copy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the copies of a run travel; to be asked about its events in their order. */
final class Voyages {
    private final Stage stage;
    private final Trace trace;
    private final Map<String, Integer> probes = new HashMap<>();
    private final Wrecks wrecks;

    Voyages(Stage stage, Trace trace) {
        this.stage = stage;
        this.trace = trace;
        this.wrecks = new Wrecks(trace);
    }

    int count(int step, RequestId request) {
        return Executions.before(trace, step + 1).count(request);
    }

    Optional<Flight> departs(RequestId request, int lane, boolean entered) {
        return known(
                new Flight.Departs(
                        copy(request, lane), stage.sendsFromLeft(request.queuePair()), entered));
    }

    private Optional<Flight> known(Flight flight) {
        wrecks.follow(flight);
        return Optional.of(flight);
    }

    /** What ends on its way because of this event, without one of its own. */
    Optional<Flight> dropped(int step, Event event) {
        List<Copy> copies = wrecks.of(step, event);
        return copies.isEmpty() ? Optional.empty() : known(new Flight.Dropped(copies));
    }

    Optional<Flight> arrives(int step, RequestId request, int lane) {
        boolean answered = answeredLater(step, request, lane) || !down(step, request, lane);
        return known(
                new Flight.Arrives(
                        copy(request, lane), stage.executesOnLeft(request.queuePair()), answered));
    }

    Optional<Flight> returns(RequestId request, int lane) {
        return known(
                new Flight.Returns(copy(request, lane), stage.sendsFromLeft(request.queuePair())));
    }

    Optional<Flight> lost(List<RequestId> request, int lane) {
        return known(new Flight.Lost(copy(request, lane)));
    }

    Optional<Flight> sentAgain(List<RequestId> request, int lane) {
        return known(new Flight.SentAgain(copy(request, lane)));
    }

    Optional<Flight> probeDeparts(String queuePair, int lane) {
        probes.put(queuePair, lane);
        return known(
                new Flight.Departs(
                        new Copy(queuePair, 0, lane), stage.sendsFromLeft(queuePair), true));
    }

    Optional<Flight> probeArrives(String queuePair, int lane) {
        return known(
                new Flight.Arrives(
                        new Copy(queuePair, 0, lane), stage.executesOnLeft(queuePair), true));
    }

    Optional<Flight> probeReturns(String queuePair) {
        return known(
                new Flight.Returns(
                        new Copy(queuePair, 0, probes.getOrDefault(queuePair, 0)),
                        stage.sendsFromLeft(queuePair)));
    }

    private Copy copy(List<RequestId> request, int lane) {
        return request.isEmpty()
                ? new Copy(stage.queuePair(), 0, lane)
                : copy(request.getFirst(), lane);
    }

    private static Copy copy(RequestId request, int lane) {
        return new Copy(request.queuePair(), request.number(), lane);
    }

    /** A later event of this copy's answer shows that there is one. */
    private boolean answeredLater(int step, RequestId request, int lane) {
        return trace.steps().subList(step + 1, trace.steps().size()).stream()
                .flatMap(s -> s.events().stream())
                .anyMatch(event ->
                        switch (event) {
                            case Event.Answered e ->
                                    e.request().equals(request) && e.lane() == lane;
                            case Event.ResponseLost e ->
                                    e.request().contains(request) && e.lane() == lane;
                            case Event.PacketLost e ->
                                    e.request().contains(request) && e.lane() == lane;
                            case Event.Landed e -> e.request().equals(request) && e.lane() == lane;
                            case Event e -> false;
                        });
    }

    /** Nothing new enters a lane that is down, so a request that is executed has no answer. */
    private boolean down(int step, RequestId request, int lane) {
        return trace.steps().subList(0, step + 1).stream()
                .flatMap(s -> s.events().stream())
                .anyMatch(event ->
                        switch (event) {
                            case Event.LaneDown e ->
                                    e.queuePair().equals(request.queuePair()) && e.lane() == lane;
                            case Event.NicDown _ -> true;
                            case Event.Refused e ->
                                    e.queuePair().equals(request.queuePair()) && e.lane() == lane;
                            case Event.ReceiverNotReady e ->
                                    e.queuePair().equals(request.queuePair()) && e.lane() == lane;
                            case Event.QueuePairUnknown e ->
                                    e.queuePair().equals(request.queuePair()) && e.lane() == lane;
                            case Event e -> false;
                        });
    }
}
