package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The history of the one word as its callers saw it in a run, and what the decider of histories
 * says: each remote operation is one, from its post to its completion.
 *
 * @param history in the order of the calls; results that the caller asked for
 * @param contradiction why no order explains it; empty if one does
 */
public record Judged(
        List<dev.twintrace.linear.history.Operation> history, Optional<String> contradiction) {
    /** Copies the list. */
    public Judged {
        history = List.copyOf(history);
    }

    private static final String THIRD = "p3";

    /** One call; open until it is answered. */
    private record Call(String process, long time, String function, List<Long> arguments) {}

    /**
     * Judges a run.
     *
     * @param told whether the sender looks at its operation's result, which else nobody saw
     */
    static Judged of(Protocol protocol, Trace run, boolean told) {
        Map<RequestId, Call> calls = new LinkedHashMap<>();
        Map<RequestId, Long> ends = new HashMap<>();
        Map<RequestId, Long> results = new HashMap<>();
        long time = 0;
        for (Trace.Step step : run.steps()) {
            for (Event event : step.events()) {
                time++;
                if (event instanceof Event.Posted posted) {
                    calls.put(posted.request(), call(posted, time));
                } else if (event instanceof Event.Completed(var request, var values)) {
                    ends.put(request, time);
                    values.forEach(v -> results.put(request, v));
                }
            }
        }
        List<dev.twintrace.linear.history.Operation> history = new ArrayList<>();
        calls.forEach((request, call) ->
                history.add(
                        operation(
                                call,
                                Optional.ofNullable(ends.get(request)),
                                Optional.ofNullable(results.get(request))
                                        .filter(_ -> told || call.process.equals(THIRD)))));
        return of(history, new WordWidth(protocol.width()), Scenario.initial(protocol));
    }

    /** Asks the decider. */
    static Judged of(
            List<dev.twintrace.linear.history.Operation> history, WordWidth width, long initial) {
        ObjectType type = new ObjectType.Word(width, new Value.Word(initial));
        Budget budget = Budget.of(Duration.ofSeconds(10), 100_000);
        return switch (Linearizability.check(History.of(history), type, budget)) {
            case Decision.Linearizable _ -> new Judged(history, Optional.empty());
            case Decision.NotLinearizable no ->
                    new Judged(history, Optional.of(no.evidence().why()));
            case Decision.Unknown unknown -> throw new IllegalStateException(unknown.reason());
            case Decision.Unfit unfit -> throw new IllegalStateException(unfit.why());
        };
    }

    private static Call call(Event.Posted posted, long time) {
        Operation operation = posted.operation();
        List<Long> arguments =
                switch (operation) {
                    case Operation.Read _ -> List.of();
                    case Operation.FetchAndAdd(var _, long addend) -> List.of(addend);
                    case Operation.CompareAndSwap(var _, long compare, long swap) ->
                            List.of(compare, swap);
                    case Operation.Write _, Operation.WriteImmediate _, Operation.Send _ ->
                            throw new IllegalArgumentException("not in these scenarios");
                };
        return new Call(posted.process(), time, operation.verb(), arguments);
    }

    private static dev.twintrace.linear.history.Operation operation(
            Call call, Optional<Long> end, Optional<Long> result) {
        return new dev.twintrace.linear.history.Operation(
                call.process.equals(THIRD) ? 1 : 0,
                call.time,
                end.map(OptionalLong::of).orElse(OptionalLong.empty()),
                new Value.Nil(),
                call.function,
                call.arguments.stream().<Value>map(Value.Word::new).toList(),
                result.<Response>map(r -> new Response.Returned(new Value.Word(r)))
                        .orElse(new Response.Done()),
                end.isPresent() ? Executions.ONCE : Executions.AT_MOST_ONCE);
    }

    /** Each operation in words: who, what, when and with which result. */
    public List<List<String>> rows() {
        return history.stream()
                .map(o -> {
                    String arguments =
                            o.arguments().stream()
                                    .map(Value::text)
                                    .collect(Collectors.joining(", "));
                    String result =
                            switch (o.response()) {
                                case Response.Returned(Value value) -> value.text();
                                case Response.Done _ -> "ok";
                                case Response.Answered _, Response.Empty _ -> "";
                            };
                    return List.of(
                            o.process() == 0 ? "S" : "P3",
                            o.function() + (arguments.isEmpty() ? "" : "(" + arguments + ")"),
                            o.called()
                                    + " to "
                                    + (o.returned().isPresent() ? o.returned().getAsLong() : "…"),
                            result);
                })
                .toList();
    }
}
