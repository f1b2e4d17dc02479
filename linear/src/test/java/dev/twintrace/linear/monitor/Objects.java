package dev.twintrace.linear.monitor;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects as one would write them down: states are values or lists of them. */
final class Objects {
    /** The state afterwards, and what is returned. */
    record After(Object state, Response response) {}

    private Objects() {}

    static Object initial(ObjectType type) {
        return switch (type) {
            case ObjectType.Word word -> word.initial();
            case ObjectType.Text(String text) -> new Value.Text(text);
            case ObjectType.Queue _, ObjectType.Stack _, ObjectType.Set _ -> List.of();
            case ObjectType.Mutex _, ObjectType.Custom _ -> throw new AssertionError();
        };
    }

    static After apply(ObjectType type, Object state, Operation op) {
        return switch (type) {
            case ObjectType.Word(WordWidth width, Value _) -> word(width, (Value) state, op);
            case ObjectType.Text _ -> word(WordWidth.VERBS, (Value) state, op);
            case ObjectType.Queue _, ObjectType.Stack _, ObjectType.Set _ -> list(state, op);
            case ObjectType.Mutex _, ObjectType.Custom _ -> throw new AssertionError();
        };
    }

    /** Whether an operation may have returned this. */
    static boolean agrees(Operation op, Response response) {
        if (op.returned().isEmpty() || op.response() instanceof Response.Done) {
            return true;
        }
        return op.response().equals(response)
                || (op.response() instanceof Response.Answered(boolean success)
                        && response instanceof Response.Returned(Value old)
                        && op.function().equals("cas")
                        && success == old.equals(op.arguments().getFirst()));
    }

    private static After word(WordWidth width, Value old, Operation op) {
        Response seen = new Response.Returned(old);
        return switch (op.function()) {
            case "read", "get" -> new After(old, seen);
            case "write", "put" -> new After(op.arguments().getFirst(), new Response.Done());
            case "swap" -> new After(op.arguments().getFirst(), seen);
            case "cas" ->
                    new After(
                            old.equals(op.arguments().getFirst()) ? op.arguments().get(1) : old,
                            seen);
            case "fadd" ->
                    new After(
                            new Value.Word(width.add(number(old), number(op.arguments().get(0)))),
                            seen);
            case String other -> throw new AssertionError(other);
        };
    }

    private static After list(Object state, Operation op) {
        List<Value> next = new ArrayList<>();
        for (Object value : (List<?>) state) {
            next.add((Value) value);
        }
        Optional<Value> its = op.arguments().stream().findFirst();
        Response done = new Response.Done();
        return switch (op.function()) {
            case "enqueue", "push" -> {
                next.add(its.orElseThrow());
                yield new After(List.copyOf(next), done);
            }
            case "dequeue", "pop" -> {
                if (next.isEmpty()) {
                    yield new After(state, new Response.Empty());
                }
                Value taken = op.function().equals("pop") ? next.removeLast() : next.removeFirst();
                yield new After(List.copyOf(next), new Response.Returned(taken));
            }
            case "add" -> {
                boolean changes = !next.contains(its.orElseThrow());
                if (changes) {
                    next.add(its.orElseThrow());
                    next.sort((a, b) -> Long.compare(number(a), number(b)));
                }
                yield new After(List.copyOf(next), new Response.Answered(changes));
            }
            case "remove" -> {
                boolean changes = next.remove(its.orElseThrow());
                yield new After(List.copyOf(next), new Response.Answered(changes));
            }
            case "contains" ->
                    new After(state, new Response.Answered(next.contains(its.orElseThrow())));
            case String other -> throw new AssertionError(other);
        };
    }

    private static long number(Value value) {
        return value instanceof Value.Word(long number) ? number : 0;
    }
}
