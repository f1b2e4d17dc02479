package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What happens to an operation that is posted again: it is called, others do something, and it is
 * executed; where it is executed twice, the first time is before all others. Others' operations
 * take no time.
 *
 * @param initial what the object holds when the operation is called
 * @param verb the sender's operation
 * @param looks whether the sender looks at the result
 * @param fate which execution is the answered one
 * @param before the others' operations before the last execution, in order
 * @param after those behind
 */
public record Retry(
        WordWidth width,
        long initial,
        Verb verb,
        boolean looks,
        Fate fate,
        List<Verb> before,
        List<Verb> after) {
    private static final Value OBJECT = new Value.Nil();

    /** Copies the lists. */
    public Retry {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** How many operations of others it takes. */
    public int others() {
        return before.size() + after.size();
    }

    /** What the object holds when others begin. */
    private long begin() {
        return fate == Fate.LOST ? initial : verb.after(initial, width);
    }

    /** The object that the history is one of. */
    public ObjectType type() {
        return queue() ? new ObjectType.Queue() : new ObjectType.Word(width, word(initial));
    }

    /**
     * What the callers see: the sender one operation, from its post to its completion; the others
     * theirs. Each takes two moments of time.
     */
    public List<Operation> history() {
        List<Operation> all = new ArrayList<>();
        if (queue()) {
            List<Long> waiting = Queues.messages(initial);
            for (int i = 0; i < waiting.size(); i++) {
                all.add(call(new Verb.Send(waiting.get(i)), 2L * (i - waiting.size()), 0));
            }
        }
        long state = begin();
        long result = verb.result(initial);
        int time = 2;
        for (Verb other : before) {
            all.add(call(other, time, state));
            state = other.after(state, width);
            time += 2;
        }
        int returned = 1;
        if (fate != Fate.LATE) {
            result = verb.result(state);
            returned = time + 1;
        }
        state = verb.after(state, width);
        time += 2;
        all.add(
                operation(
                        0, 0, returned, verb, looks ? answer(verb, result) : new Response.Done()));
        for (Verb other : after) {
            all.add(call(other, time, state));
            state = other.after(state, width);
            time += 2;
        }
        return List.copyOf(all);
    }

    /**
     * What happens, in a line: {@code 0 (2 bits): S.fadd(1); S.fadd(1) again = 1}, in a word of 2
     * bits that is 0 at first.
     */
    public String text() {
        List<String> steps = new ArrayList<>();
        steps.add(own("S." + verb.text(), initial, fate == Fate.LATE));
        long state = begin();
        for (Verb other : before) {
            steps.add(seen(other, state));
            state = other.after(state, width);
        }
        String second = fate == Fate.LATE ? "S's original arrives" : "S." + verb.text() + " again";
        steps.add(own(second, state, fate != Fate.LATE));
        state = verb.after(state, width);
        for (Verb other : after) {
            steps.add(seen(other, state));
            state = other.after(state, width);
        }
        return held() + ": " + String.join("; ", steps);
    }

    private String held() {
        return queue()
                ? "queue " + Queues.messages(initial)
                : WordWidth.text(initial)
                        + " ("
                        + width.bits()
                        + (width.bits() == 1 ? " bit)" : " bits)");
    }

    private String own(String text, long state, boolean answered) {
        return answered && looks && verb.answers()
                ? text + " = " + WordWidth.text(verb.result(state))
                : text;
    }

    private static String seen(Verb other, long state) {
        return other.answers()
                ? other.text() + " = " + WordWidth.text(other.result(state))
                : other.text();
    }

    private boolean queue() {
        return verb instanceof Verb.Send;
    }

    private static Operation call(Verb verb, long time, long state) {
        return operation(1, time, time + 1, verb, answer(verb, verb.result(state)));
    }

    private static Operation operation(
            long process, long called, long returned, Verb verb, Response response) {
        return new Operation(
                process,
                called,
                OptionalLong.of(returned),
                OBJECT,
                verb.function(),
                verb.arguments().stream().<Value>map(Retry::word).toList(),
                response,
                Executions.ONCE);
    }

    private static Response answer(Verb verb, long result) {
        return switch (verb) {
            case Verb.Write _, Verb.Send _ -> new Response.Done();
            case Verb.Receive _ when result == Queues.NOTHING -> new Response.Empty();
            case Verb.Read _, Verb.Atomic _, Verb.Receive _ -> new Response.Returned(word(result));
        };
    }

    private static Value word(long value) {
        return new Value.Word(value);
    }
}
