package dev.twintrace.engine.verdict;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What was done to each cell of memory in a run, as those who did it saw it: a remote operation
 * from its post to its completion, whatever the overlay made of it in between, and the loads and
 * stores of processes at the target, which take no time.
 */
final class RemoteCalls {
    private final Map<Place, Word> words = new HashMap<>();
    private final SequencedMap<Place, List<Call>> calls = new LinkedHashMap<>();
    private final Map<RequestId, List<Call>> open = new HashMap<>();
    private final Set<Place> remote = new HashSet<>();

    /** Cells that something else writes as well, so that their histories are not whole. */
    private final Set<Place> others = new HashSet<>();

    /** What was last written to each cell. */
    private final Map<Place, Long> held = new HashMap<>();

    private int time;

    /** What is done to a cell. */
    enum Function {
        READ,
        WRITE,
        FADD,
        CAS
    }

    /** An operation on a cell; it may not have returned yet. */
    static final class Call {
        final String process;
        final int called;
        final Function function;
        final List<Long> arguments;
        private final int field;
        private Optional<Return> returned = Optional.empty();

        private Call(
                String process, int called, Function function, List<Long> arguments, int field) {
            this.process = process;
            this.called = called;
            this.function = function;
            this.arguments = List.copyOf(arguments);
            this.field = field;
        }

        Optional<Return> returned() {
            return returned;
        }

        private void end(int now, List<Long> results) {
            if (returned.isEmpty()) {
                Optional<Long> result =
                        function == Function.WRITE || results.isEmpty()
                                ? Optional.empty()
                                : Optional.of(results.get(Math.min(field, results.size() - 1)));
                returned = Optional.of(new Return(now, result));
            }
        }
    }

    /** When an operation returned, and what; a result that nobody asked for is not there. */
    record Return(int time, Optional<Long> result) {}

    private RemoteCalls(Protocol protocol) {
        for (Word word : protocol.words()) {
            String host = protocol.hosts().get(word.host()).name();
            for (int i = 0; i < word.length(); i++) {
                String text = word.array() ? word.name() + "[" + i + "]" : word.name();
                words.put(new Place(host, text), word);
            }
        }
    }

    /** What was done in a run. */
    static RemoteCalls of(Protocol protocol, Trace trace) {
        RemoteCalls all = new RemoteCalls(protocol);
        for (Trace.Step step : trace.steps()) {
            for (Event event : step.events()) {
                all.time++;
                all.take(event);
            }
        }
        return all;
    }

    /** The calls on each cell that a remote operation acts on and nothing unseen writes. */
    SequencedMap<Place, List<Call>> calls() {
        SequencedMap<Place, List<Call>> whole = new LinkedHashMap<>(calls);
        whole.keySet().retainAll(remote);
        whole.keySet().removeAll(others);
        return whole;
    }

    /** A read of what a cell holds when all is over; empty if nobody has ever changed it. */
    Optional<Call> lastRead(Place cell) {
        return Optional.ofNullable(held.get(cell))
                .map(value -> {
                    Call read = new Call("afterwards", time + 1, Function.READ, List.of(), 0);
                    read.end(time + 2, List.of(value));
                    return read;
                });
    }

    private void take(Event event) {
        switch (event) {
            case Event.Posted posted ->
                    open.put(posted.request(), post(posted.process(), posted.operation()));
            case Event.Completed(RequestId request, List<Long> results) -> end(request, results);
            case Event.CompletedByOverlay(RequestId request, List<Long> results) ->
                    end(request, results);
            case Event.Loaded(String process, Place place, List<Long> values) ->
                    calls(process, place, Function.READ, List.of())
                            .forEach(c -> c.end(time, values));
            case Event.Stored(String process, Change change) -> {
                holds(change);
                writes(process, change.place(), change.after())
                        .forEach(c -> c.end(time, List.of()));
            }
            case Event.Executed executed -> executed.changes().forEach(this::holds);
            case Event.Landed landed -> unseen(landed.change().place());
            case Event.Logged logged -> unseen(logged.change().place());
            case Event.Resent resent -> {
                if (!resent.rewritten().isEmpty()) {
                    // What it was called with is not what it does.
                    others.addAll(placesOf(resent.request()));
                }
            }
            case Event.PostFailed _,
                    Event.WaitReturned _,
                    Event.Chosen _,
                    Event.Consumed _,
                    Event.Entered _,
                    Event.Left _,
                    Event.TimedOut _,
                    Event.ReceivePosted _,
                    Event.ReceivePolled _,
                    Event.Revoked _,
                    Event.QueuePairReset _,
                    Event.QueuePairDestroyed _,
                    Event.Finished _,
                    Event.EndedInError _,
                    Event.Fetched _,
                    Event.Answered _,
                    Event.ErrorRaised _,
                    Event.MovedOn _,
                    Event.Misdelivered _,
                    Event.AtomicBegun _,
                    Event.DuplicateAnswered _,
                    Event.ProbeExecuted _,
                    Event.Refused _,
                    Event.QueuePairUnknown _,
                    Event.ReceiverNotReady _,
                    Event.LaneDown _,
                    Event.NicDown _,
                    Event.LogLost _,
                    Event.RequestLost _,
                    Event.ResponseLost _,
                    Event.PacketLost _,
                    Event.AnswerDelayed _,
                    Event.Withheld _,
                    Event.Aborted _,
                    Event.ProbeSent _,
                    Event.ProbeAnswered _,
                    Event.Counted _,
                    Event.Closed _,
                    Event.HandshakeDone _,
                    Event.Decided _,
                    Event.RuleEnded _,
                    Event.NoticeStarted _,
                    Event.Damaged _ -> {}
        }
    }

    private List<Call> post(String process, Operation operation) {
        return switch (operation) {
            case Operation.Write(Place place, List<Long> values) -> posted(process, place, values);
            case Operation.WriteImmediate(Place place, List<Long> values, long _) ->
                    posted(process, place, values);
            case Operation.Read(Place place) -> {
                remote.addAll(cells(place));
                yield calls(process, place, Function.READ, List.of());
            }
            case Operation.FetchAndAdd(Place place, long addend) -> {
                remote.addAll(cells(place));
                yield calls(process, place, Function.FADD, List.of(addend));
            }
            case Operation.CompareAndSwap(Place place, long compare, long swap) -> {
                remote.addAll(cells(place));
                yield calls(process, place, Function.CAS, List.of(compare, swap));
            }
            case Operation.Send _ -> List.of();
        };
    }

    private List<Call> posted(String process, Place place, List<Long> values) {
        if (values.isEmpty()) {
            // The NIC fetches them some time later.
            unseen(place);
            return List.of();
        }
        remote.addAll(cells(place));
        return writes(process, place, values);
    }

    private void holds(Change change) {
        List<Place> cells = cells(change.place());
        for (int f = 0; f < cells.size(); f++) {
            held.put(cells.get(f), change.after().get(f));
        }
    }

    private void unseen(Place place) {
        others.addAll(cells(place));
    }

    private void end(RequestId request, List<Long> results) {
        open.getOrDefault(request, List.of()).forEach(c -> c.end(time, results));
    }

    private Set<Place> placesOf(RequestId request) {
        Set<Place> places = new HashSet<>();
        List<Call> its = open.getOrDefault(request, List.of());
        calls.forEach((place, all) -> {
            if (all.stream().anyMatch(its::contains)) {
                places.add(place);
            }
        });
        return places;
    }

    private List<Call> writes(String process, Place place, List<Long> values) {
        List<Call> made = new ArrayList<>();
        List<Place> cells = cells(place);
        for (int f = 0; f < cells.size(); f++) {
            made.add(call(process, cells.get(f), Function.WRITE, List.of(values.get(f)), f));
        }
        return made;
    }

    private List<Call> calls(String process, Place place, Function function, List<Long> arguments) {
        List<Call> made = new ArrayList<>();
        List<Place> cells = cells(place);
        for (int f = 0; f < cells.size(); f++) {
            made.add(call(process, cells.get(f), function, arguments, f));
        }
        return made;
    }

    private Call call(
            String process, Place cell, Function function, List<Long> arguments, int field) {
        Call call = new Call(process, time, function, arguments, field);
        calls.computeIfAbsent(cell, _ -> new ArrayList<>()).add(call);
        return call;
    }

    /** The cells of a place: its fields, if it is a whole word that has some. */
    private List<Place> cells(Place place) {
        Word word = words.get(place);
        if (word == null || word.fields().equals(List.of(""))) {
            return List.of(place);
        }
        return word.fields().stream()
                .map(f -> new Place(place.host(), place.text() + "." + f))
                .toList();
    }

    /** What a cell holds at first. */
    static long initial(Protocol protocol, Place cell) {
        for (Word word : protocol.words()) {
            if (!protocol.hosts().get(word.host()).name().equals(cell.host())) {
                continue;
            }
            for (int f = 0; f < word.fields().size(); f++) {
                String field = word.fields().get(f);
                String name = cell.text().replaceFirst("\\[\\d+\\]", "");
                if (name.equals(field.isEmpty() ? word.name() : word.name() + "." + field)) {
                    return word.initial().get(f);
                }
            }
        }
        throw new IllegalArgumentException("the protocol has no cell " + cell);
    }
}
