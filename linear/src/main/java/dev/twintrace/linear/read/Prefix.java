package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;

/**
 * What has happened up to a moment. A part of a file is not enough for a verdict: where a line
 * tells of a whole operation, those in flight have no line yet. {@code read() = 1} may be there and
 * {@code write(1)}, which began before and takes longer, not. But all that comes later is called at
 * the moment at the earliest. So what returned before it can be trusted, and the rest is taken as
 * still open. A history is linearizable only if what has happened up to each moment is (Herlihy and
 * Wing 1990: linearizability is a safety property).
 */
final class Prefix {
    private Prefix() {}

    /** A history before a moment, of whose operations none is called after it. */
    static History of(History history, long moment) {
        History.Builder builder = new History.Builder();
        history.keys().forEach(builder::key);
        history.functions().forEach(builder::function);
        for (int o = 0; o < history.size(); o++) {
            builder.begin(
                    history.process(o), history.called(o), history.key(o), history.function(o));
            for (int a = 0; a < history.arguments(o); a++) {
                builder.argument(code(history, history.argument(o, a), builder));
            }
            if (history.returned(o) < moment) {
                boolean value = history.form(o) == History.Form.VALUE;
                builder.end(
                        history.returned(o),
                        history.form(o),
                        value ? code(history, history.result(o), builder) : 0,
                        history.executions(o));
            } else {
                builder.end(
                        History.NEVER,
                        History.Form.NONE,
                        0,
                        history.executions(o).repeatable()
                                ? Executions.ANY_NUMBER
                                : Executions.AT_MOST_ONCE);
            }
        }
        return builder.build();
    }

    private static long code(History history, long code, History.Builder builder) {
        if (history.numbersOnly()) {
            return builder.number(code);
        }
        Value value = history.value(code);
        return builder.code(value);
    }
}
