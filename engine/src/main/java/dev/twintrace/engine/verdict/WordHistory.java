package dev.twintrace.engine.verdict;

import dev.twintrace.core.Place;
import dev.twintrace.core.Trace;
import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether what was done to a word in a run is linearizable, as far as its callers saw: each remote
 * operation takes effect once between its post and its completion, in an order that explains all
 * results (Herlihy and Wing 1990); one that never completed takes effect once or never. An overlay
 * that posts again may break that though nobody notices in the end, and a run may end wrong though
 * each word by itself is right. A history may be linearizable only as long as nobody looks: a
 * fetch-and-add that was executed twice and never completed is, until somebody reads the sum.
 *
 * @param place the word, or a field of one
 * @param contradiction why it is not linearizable, a sentence; empty if it is
 * @param onceRead why it would not be, if it is, once somebody reads what the word holds at the
 *     end, a sentence; empty if it still would be
 */
public record WordHistory(Place place, Optional<String> contradiction, Optional<String> onceRead) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long CONFIGURATIONS = 100_000;

    /** Those of the cells that remote operations act on and nothing unseen writes. */
    static List<WordHistory> of(Protocol protocol, Trace trace) {
        List<WordHistory> all = new ArrayList<>();
        RemoteCalls run = RemoteCalls.of(protocol, trace);
        run.calls()
                .forEach((cell, calls) -> {
                    ObjectType type =
                            new ObjectType.Word(
                                    new WordWidth(protocol.width()),
                                    new Value.Word(RemoteCalls.initial(protocol, cell)));
                    switch (decision(calls, type)) {
                        case Decision.Linearizable _ ->
                                all.add(
                                        new WordHistory(
                                                cell,
                                                Optional.empty(),
                                                onceRead(calls, run.lastRead(cell), type)));
                        case Decision.NotLinearizable no ->
                                all.add(
                                        new WordHistory(
                                                cell,
                                                Optional.of(no.evidence().why()),
                                                Optional.empty()));
                        case Decision.Unknown _, Decision.Unfit _ -> {}
                    }
                });
        return List.copyOf(all);
    }

    /** Whether the history is linearizable. */
    public boolean linearizable() {
        return contradiction.isEmpty();
    }

    private static Optional<String> onceRead(
            List<RemoteCalls.Call> calls, Optional<RemoteCalls.Call> read, ObjectType type) {
        return read.flatMap(last -> {
            List<RemoteCalls.Call> more = new ArrayList<>(calls);
            more.add(last);
            return decision(more, type) instanceof Decision.NotLinearizable no
                    ? Optional.of(no.evidence().why())
                    : Optional.empty();
        });
    }

    private static Decision decision(List<RemoteCalls.Call> calls, ObjectType type) {
        return Linearizability.check(history(calls), type, Budget.of(PATIENCE, CONFIGURATIONS));
    }

    private static History history(List<RemoteCalls.Call> calls) {
        Map<String, Integer> processes = new LinkedHashMap<>();
        List<Operation> operations = new ArrayList<>();
        for (RemoteCalls.Call call : calls) {
            operations.add(
                    new Operation(
                            processes.computeIfAbsent(call.process, _ -> processes.size()),
                            call.called,
                            call.returned()
                                    .map(r -> OptionalLong.of(r.time()))
                                    .orElse(OptionalLong.empty()),
                            new Value.Nil(),
                            call.function.name().toLowerCase(Locale.ROOT),
                            call.arguments.stream().<Value>map(Value.Word::new).toList(),
                            call.returned()
                                    .flatMap(RemoteCalls.Return::result)
                                    .<Response>map(v -> new Response.Returned(new Value.Word(v)))
                                    .orElse(new Response.Done()),
                            call.returned().isPresent()
                                    ? Executions.ONCE
                                    : Executions.AT_MOST_ONCE));
        }
        return History.of(operations);
    }
}
