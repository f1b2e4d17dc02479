package dev.twintrace.report.export;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.report.export.Transit.Copy;
import dev.twintrace.report.export.Transit.Way;
import dev.twintrace.report.story.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who learns what from whom in a run; docs/export.md has the table.
 *
 * <p>A fault teaches nobody anything: the sender's error is the absence of an answer. Were there an
 * arrow from a lost answer to the error, the overlay would know that its request was executed,
 * which is just what it does not.
 */
final class Causality {
    private final Timelines timelines;
    private final Wiring wiring;
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final Transit transit = new Transit();
    private final Cells cells = new Cells();
    private final ReceiveQueues receives;
    private final Map<RequestId, Operation> operations = new HashMap<>();
    private final Set<Copy> begun = new HashSet<>();
    private final Map<Copy, Integer> logged = new HashMap<>();
    private final Map<RequestId, Integer> done = new HashMap<>();
    private final Map<String, Integer> settled = new HashMap<>();
    private final Map<String, Integer> acted = new HashMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Map<String, Integer> revoked = new HashMap<>();
    private final Map<String, Integer> destroyed = new HashMap<>();
    private final Map<String, Integer> probed = new HashMap<>();
    private final Map<String, Map<String, Integer>> polled = new HashMap<>();

    private Causality(Wiring wiring) {
        this.wiring = wiring;
        this.timelines = new Timelines(wiring.cast());
        this.receives = new ReceiveQueues(wiring);
    }

    /**
     * What happens in a run, in the order of the run. An event may be two happenings: a post, and
     * that the NIC gets it.
     *
     * @param lines of the trace, each event in words
     */
    static List<Happening> of(Trace trace, List<List<Line>> lines, Wiring wiring) {
        Causality causality = new Causality(wiring);
        for (int step = 0; step < trace.steps().size(); step++) {
            causality.step(step, trace.steps().get(step).events(), lines.get(step));
        }
        return List.copyOf(causality.happenings);
    }

    private void step(int step, List<Event> events, List<Line> lines) {
        int from = happenings.size();
        List<Integer> doers = new ArrayList<>();
        for (Line line : lines) {
            int before = happenings.size();
            happens(line.event(), line.sentence(), events);
            if (line.mark() == Line.Mark.DAMAGE && happenings.size() > before) {
                doers.add(before);
            }
        }
        String damage =
                events.stream()
                        .filter(Event.Damaged.class::isInstance)
                        .map(e -> ((Event.Damaged) e).damage().label())
                        .distinct()
                        .reduce("", (all, one) -> all + " (" + one + ")");
        for (int i = from; i < happenings.size(); i++) {
            Happening happening = happenings.get(i);
            boolean doer = doers.contains(i) || (doers.isEmpty() && i == from);
            happenings.set(
                    i,
                    happening.saying((step + 1) + ". " + happening.text() + (doer ? damage : "")));
        }
    }

    private void happens(Event event, String says, List<Event> step) {
        switch (event) {
            // Processes
            case Event.Posted e -> {
                operations.put(e.request(), e.operation());
                int post = at(timelines.process(e.process()), says);
                departs(
                        new Copy(e.request(), e.lane()),
                        e.entered(),
                        Stream.of(Optional.of(post), known(acted, e.queuePair())));
            }
            case Event.PostFailed e ->
                    at(timelines.process(e.process()), says, known(settled, e.queuePair()));
            case Event.WaitReturned e ->
                    at(timelines.process(e.process()), says, known(settled, e.queuePair()));
            case Event.Loaded e ->
                    at(timelines.process(e.process()), says, reads(e.place(), e.values().size()));
            case Event.Stored e ->
                    cells.write(e.change().place(), at(timelines.process(e.process()), says));
            case Event.Chosen e -> at(timelines.process(e.process()), says);
            case Event.Consumed e -> at(timelines.process(e.process()), says);
            case Event.Entered e -> at(timelines.process(e.process()), says);
            case Event.Left e -> at(timelines.process(e.process()), says);
            case Event.TimedOut e -> at(timelines.process(e.process()), says);
            case Event.ReceivePosted e ->
                    receives.post(
                            e.queuePair(), e.lane(), at(timelines.process(e.process()), says));
            case Event.ReceivePolled e -> {
                String process = timelines.process(e.process());
                polled.computeIfAbsent(e.queuePair(), _ -> new HashMap<>())
                        .put(process, at(process, says, receives.poll(e.queuePair())));
            }
            case Event.Revoked e ->
                    revoked.put(e.queuePair(), at(timelines.process(e.process()), says));
            case Event.QueuePairReset e -> {
                at(timelines.process(e.process()), says);
                receives.clear(e.queuePair());
            }
            case Event.QueuePairDestroyed e -> {
                destroyed.put(e.queuePair(), at(timelines.process(e.process()), says));
                receives.clear(e.queuePair());
            }
            case Event.Finished e -> at(timelines.process(e.process()), says);
            case Event.EndedInError e -> at(timelines.process(e.process()), says);
            case Event.NoticeStarted e ->
                    at(
                            timelines.process(Timelines.notice(e.queuePair())),
                            says,
                            known(failed, e.queuePair()),
                            wiring.inBand().contains(e.queuePair())
                                    ? transit.firstOn(new Way(e.queuePair(), e.lane()))
                                    : Optional.empty());

            // The sender's NIC
            case Event.Fetched e -> {
                Copy copy = new Copy(e.request(), e.lane());
                transit.fetched(copy, at(lane(copy), says, reads(e.source(), e.values().size())));
            }
            case Event.Answered e -> {
                Copy copy = new Copy(e.request(), e.lane());
                int answer = at(lane(copy), says, transit.answer(copy));
                if (e.accepted()) {
                    done.put(e.request(), answer);
                }
            }
            case Event.Landed e -> {
                Copy copy = new Copy(e.request(), e.lane());
                cells.write(e.change().place(), at(lane(copy), says, transit.answer(copy)));
            }

            // The queue pair at its sender, and the overlay
            case Event.Completed e ->
                    settled.put(
                            e.queuePair(),
                            at(timelines.queuePair(e.queuePair()), says, known(done, e.request())));
            case Event.ErrorRaised e -> {
                int error = acts(e, says, known(last, timelines.lane(e.queuePair(), e.lane())));
                failed.put(e.queuePair(), error);
            }
            case Event.MovedOn e -> failed.put(e.queuePair(), acts(e, says));
            case Event.Resent e ->
                    departs(
                            new Copy(e.request(), e.lane()),
                            e.entered(),
                            Stream.of(Optional.of(acts(e, says))));
            case Event.Withheld e -> acts(e, says);
            case Event.CompletedByOverlay e -> done.put(e.request(), acts(e, says));
            case Event.Aborted e -> settled.put(e.queuePair(), acts(e, says));
            case Event.ProbeSent e -> {
                transit.probes(new Way(e.queuePair(), e.lane()), acts(e, says));
                probed.put(e.queuePair(), e.lane());
            }
            case Event.ProbeAnswered e ->
                    acts(
                            e,
                            says,
                            known(probed, e.queuePair())
                                    .flatMap(l -> transit.probeAnswer(new Way(e.queuePair(), l))));
            case Event.Counted e ->
                    asks(
                            e,
                            "counts receives of " + e.queuePair(),
                            says,
                            wiring.polledCounts().contains(e.queuePair())
                                    ? polled.getOrDefault(e.queuePair(), Map.of()).values().stream()
                                    : Stream.of());
            case Event.Closed e ->
                    asks(e, "closes the old lanes of " + e.queuePair(), says, Stream.of());
            case Event.HandshakeDone e ->
                    acts(e, says, known(last, timelines.process(Timelines.notice(e.queuePair()))));
            case Event.Decided e -> acts(e, says);
            case Event.RuleEnded e -> acts(e, says);

            // The target's NIC
            case Event.Executed e -> executed(e, says, step);
            case Event.Misdelivered e ->
                    at(timelines.target(e.heir()), says, known(destroyed, e.request().queuePair()));
            case Event.AtomicBegun e -> {
                Copy copy = new Copy(e.request(), e.lane());
                begun.add(copy);
                target(copy, says, Stream.of(transit.arrives(copy)), reads(e.place(), 1));
            }
            case Event.DuplicateAnswered e -> {
                Copy copy = new Copy(e.request(), e.lane());
                transit.answers(
                        copy, target(copy, says, Stream.of(transit.arrives(copy)), Stream.of()));
            }
            case Event.Logged e -> {
                Copy copy = new Copy(e.request(), e.lane());
                int entry = target(copy, says, Stream.of(transit.sent(copy)), Stream.of());
                logged.put(copy, entry);
                cells.write(e.change().place(), entry);
            }
            case Event.ProbeExecuted e -> {
                Way way = new Way(e.queuePair(), e.lane());
                transit.answersProbe(
                        way,
                        at(
                                timelines.target(e.queuePair()),
                                says,
                                Stream.concat(
                                        transit.probe(way).stream(),
                                        reads(e.place(), e.values().size()))));
            }
            case Event.Refused e ->
                    at(
                            timelines.target(e.queuePair()),
                            says,
                            known(revoked, e.queuePair()),
                            transit.firstWaiting(new Way(e.queuePair(), e.lane())));
            case Event.QueuePairUnknown e ->
                    at(
                            timelines.target(e.queuePair()),
                            says,
                            known(destroyed, e.queuePair()),
                            transit.firstWaiting(new Way(e.queuePair(), e.lane())));
            case Event.ReceiverNotReady e ->
                    at(
                            timelines.target(e.queuePair()),
                            says,
                            transit.firstWaiting(new Way(e.queuePair(), e.lane())));

            // The network
            case Event.LaneDown _, Event.NicDown _ -> at(Timelines.NETWORK, says);
            case Event.RequestLost e ->
                    at(
                            Timelines.NETWORK,
                            says,
                            e.request().isEmpty()
                                    ? transit.lostProbe(e.lane(), false)
                                    : transit.arrives(new Copy(e.request().getFirst(), e.lane())));
            case Event.ResponseLost e ->
                    at(Timelines.NETWORK, says, lostAnswer(e.request(), e.lane()));
            case Event.PacketLost e -> {
                at(Timelines.NETWORK, says, lostAnswer(e.request(), e.lane()));
                e.request().stream()
                        .map(request -> new Copy(request, e.lane()))
                        .forEach(copy ->
                                transit.sentAgain(
                                        copy, at(lane(copy), copy.request() + " sent again")));
            }
            case Event.LogLost e -> {
                Copy copy = new Copy(e.request(), e.lane());
                at(Timelines.NETWORK, says, known(logged, copy).or(() -> transit.sent(copy)));
            }
            case Event.AnswerDelayed e ->
                    at(Timelines.NETWORK, says, transit.answer(new Copy(e.request(), e.lane())));

            // Judged of what else is in the step
            case Event.Damaged _ -> {}
        }
    }

    private void executed(Event.Executed e, String says, List<Event> step) {
        Copy copy = new Copy(e.request(), e.lane());
        int at = happenings.size();
        Optional<String> heir =
                step.stream()
                        .filter(Event.Misdelivered.class::isInstance)
                        .map(other -> ((Event.Misdelivered) other).heir())
                        .findFirst();
        Stream<Integer> receive =
                e.receive()
                        ? receives
                                .take(
                                        heir.orElse(e.request().queuePair()),
                                        heir.isPresent() ? 0 : e.lane(),
                                        at)
                                .stream()
                        : Stream.of();
        target(
                copy,
                says,
                Stream.of(transit.arrives(copy)),
                Stream.concat(receive, begun.contains(copy) ? Stream.of() : asked(e)));
        e.changes().forEach(change -> cells.write(change.place(), at));
        transit.answers(copy, at);
    }

    /** What an operation reads at the target. */
    private Stream<Integer> asked(Event.Executed e) {
        return Optional.ofNullable(operations.get(e.request())).stream()
                .flatMap(operation ->
                        switch (operation) {
                            case Operation.Read(Place place) -> reads(place, e.results().size());
                            case Operation.FetchAndAdd(Place place, long _) -> reads(place, 1);
                            case Operation.CompareAndSwap(Place place, long _, long _) ->
                                    reads(place, 1);
                            case Operation.Write _, Operation.WriteImmediate _, Operation.Send _ ->
                                    Stream.of();
                        });
    }

    private Stream<Integer> reads(Place place, int fields) {
        return cells.read(place, fields).stream();
    }

    private Optional<Integer> lostAnswer(List<RequestId> request, int lane) {
        return request.isEmpty()
                ? transit.lostProbe(lane, true)
                : transit.answer(new Copy(request.getFirst(), lane));
    }

    private void departs(Copy copy, boolean entered, Stream<Optional<Integer>> causes) {
        int departure =
                at(
                        lane(copy),
                        copy.request()
                                + (entered ? " enters" : " does not enter: the lane is over"),
                        causes.flatMap(Optional::stream));
        if (entered) {
            transit.enters(copy, departure);
        }
    }

    private int acts(Event.InSenderView event, String says) {
        return acts(event, says, Optional.empty());
    }

    /** The overlay's doing, or what it is told. */
    private int acts(Event.InSenderView event, String says, Optional<Integer> cause) {
        int at = at(timelines.queuePair(event.queuePair()), says, cause.stream());
        acted.put(event.queuePair(), at);
        return at;
    }

    /** The overlay asks the target, which answers in the same step. */
    private void asks(
            Event.InSenderView event, String there, String says, Stream<Integer> besides) {
        int answer =
                at(
                        timelines.target(event.queuePair()),
                        there,
                        Stream.concat(
                                known(last, timelines.queuePair(event.queuePair())).stream(),
                                besides));
        acts(event, says, Optional.of(answer));
    }

    private int target(
            Copy copy, String says, Stream<Optional<Integer>> sent, Stream<Integer> besides) {
        return at(
                timelines.target(copy.request().queuePair()),
                says,
                Stream.concat(sent.flatMap(Optional::stream), besides));
    }

    private String lane(Copy copy) {
        return timelines.lane(copy.request().queuePair(), copy.lane());
    }

    private static <K> Optional<Integer> known(Map<K, Integer> map, K key) {
        return Optional.ofNullable(map.get(key));
    }

    @SafeVarargs
    private int at(String timeline, String text, Optional<Integer>... causes) {
        List<Integer> known = new ArrayList<>();
        for (Optional<Integer> cause : causes) {
            cause.ifPresent(known::add);
        }
        return at(timeline, text, known.stream());
    }

    private int at(String timeline, String text, Stream<Integer> causes) {
        int number = happenings.size();
        happenings.add(new Happening(timeline, text, new HashSet<>(causes.toList())));
        last.put(timeline, number);
        return number;
    }
}
