package dev.twintrace.report.picture.history;

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
import dev.twintrace.linear.oracle.RandomHistories;
import dev.twintrace.report.Examined;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Histories to draw. */
final class Histories {
    static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

    /** No answer. */
    static final Response DONE = new Response.Done();

    /** Random ones of every type and shape. */
    static final List<Examined> RANDOM =
            random(
                    Integer.getInteger(
                            "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 3_000 : 80),
                    36);

    private Histories() {}

    /** A history and what is found out of it. */
    static Examined examined(History history, ObjectType type) {
        return decided(
                history,
                type,
                Linearizability.check(history, type, Budget.of(Duration.ofSeconds(5), 1 << 12)));
    }

    static Examined decided(History history, ObjectType type, Decision decision) {
        return new Examined("h.csv", "CSV", history, type, decision, 0.01);
    }

    static Examined examined(ObjectType type, Operation... operations) {
        return examined(History.of(List.of(operations)), type);
    }

    private static List<Examined> random(int seeds, int operations) {
        return LongStream.range(0, seeds)
                .mapToObj(seed -> RandomHistories.any(seed, operations))
                .map(s -> examined(s.history(), s.type()))
                .toList();
    }

    static Operation operation(
            int process, long called, long returned, String function, Object... rest) {
        boolean open = returned == History.NEVER;
        return operation(
                open ? Executions.AT_MOST_ONCE : Executions.ONCE,
                process,
                called,
                returned,
                function,
                rest);
    }

    /** The rest are arguments, and last what it returns if that is a {@link Response}. */
    static Operation operation(
            Executions executions,
            int process,
            long called,
            long returned,
            String function,
            Object... rest) {
        Response response =
                Stream.of(rest)
                        .filter(Response.class::isInstance)
                        .map(Response.class::cast)
                        .findFirst()
                        .orElse(DONE);
        return new Operation(
                process,
                called,
                returned == History.NEVER ? OptionalLong.empty() : OptionalLong.of(returned),
                new Value.Word(0),
                function,
                Stream.of(rest)
                        .filter(r -> !(r instanceof Response))
                        .map(Histories::value)
                        .toList(),
                returned == History.NEVER ? DONE : response,
                executions);
    }

    private static Value value(Object it) {
        return it instanceof Number n
                ? new Value.Word(n.longValue())
                : new Value.Text(it.toString());
    }

    static Response gave(Object it) {
        return new Response.Returned(value(it));
    }
}
