package dev.twintrace.linear.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * An operation of a history. One operation precedes another if it returned at an earlier time than
 * the other was called; with equal times they are concurrent.
 *
 * @param process who called; only for pictures
 * @param called when
 * @param returned when, not before the call; empty if it never did or nobody knows
 * @param key which object
 * @param function its name, as its type knows it
 * @param arguments at most {@value History#ARGUMENTS}
 * @param response what it returned; {@link Response.Done} if it did not
 * @param executions how often it may have taken effect
 */
public record Operation(
        long process,
        long called,
        OptionalLong returned,
        Value key,
        String function,
        List<Value> arguments,
        Response response,
        Executions executions) {
    public Operation {
        arguments = List.copyOf(arguments);
        if (arguments.size() > History.ARGUMENTS) {
            throw new IllegalArgumentException("an operation has at most four arguments");
        }
        if (returned.isPresent() && returned.getAsLong() < called) {
            throw new IllegalArgumentException("an operation returns after its call");
        }
        if (returned.isEmpty() && !(response instanceof Response.Done)) {
            throw new IllegalArgumentException("what did not return has no result");
        }
    }
}
