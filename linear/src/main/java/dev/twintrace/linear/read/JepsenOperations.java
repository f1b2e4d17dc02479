package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.read.ReadOptions.FailedCas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Joins the invocations of a Jepsen history with their completions. */
final class JepsenOperations {
    private final FailedCas failedCas;
    private final List<Called> all = new ArrayList<>();
    private final Map<Long, Called> busy = new HashMap<>();
    private final Functions functions = new Functions();

    private Horizon horizon = Horizon.START;

    /** Only for telling whether codes of values stay unique. */
    private final History.Builder codes = new History.Builder();

    JepsenOperations(ReadOptions options) {
        this.failedCas = options.failedCas();
    }

    /**
     * An entry of the history.
     *
     * @param value of a failed or unknown one nothing: what else it tells is an error, no result
     */
    record Entry(
            long line,
            long process,
            JepsenType type,
            String function,
            JepsenValue value,
            long time) {}

    private static final class Called {
        private final Entry entry;
        private boolean happened = true;
        private OptionalLong returned = OptionalLong.empty();
        private Response response = new Response.Done();

        private Called(Entry entry) {
            this.entry = entry;
        }

        private Operation operation() {
            return new Operation(
                    entry.process(),
                    entry.time(),
                    returned,
                    entry.value().object(),
                    entry.function(),
                    entry.value().arguments(),
                    response,
                    returned.isPresent() ? Executions.ONCE : Executions.AT_MOST_ONCE);
        }
    }

    /** The next entry. */
    void add(Entry entry) throws Refusal {
        horizon = horizon.after(entry.time(), entry.line());
        switch (entry.type()) {
            case INVOKE -> invoke(entry);
            case OK, FAIL, INFO -> complete(entry);
        }
    }

    private void invoke(Entry entry) throws Refusal {
        functions.checked(entry.function(), entry.line(), 0);
        Called before = busy.get(entry.process());
        if (before != null) {
            throw new Refusal(
                    entry.line(),
                    0,
                    "process "
                            + entry.process()
                            + " invokes "
                            + entry.function()
                            + " while its "
                            + before.entry.function()
                            + " of line "
                            + before.entry.line()
                            + " is open; a completion is missing, or two processes share a number");
        }
        for (Value argument : entry.value().arguments()) {
            codes.code(argument);
        }
        Functions.unambiguous(codes, entry.line());
        Called called = new Called(entry);
        busy.put(entry.process(), called);
        all.add(called);
    }

    private void complete(Entry entry) throws Refusal {
        Called called = busy.remove(entry.process());
        if (called == null) {
            throw new Refusal(
                    entry.line(),
                    0,
                    "process "
                            + entry.process()
                            + " completes "
                            + entry.function()
                            + " without having invoked it; is the start of the history missing?");
        }
        String invoked = called.entry.function();
        if (!invoked.equals(entry.function())) {
            throw new Refusal(
                    entry.line(),
                    0,
                    "process "
                            + entry.process()
                            + " completes "
                            + entry.function()
                            + " but has invoked "
                            + invoked
                            + " in line "
                            + called.entry.line());
        }
        if (entry.time() < called.entry.time()) {
            throw new Refusal(
                    entry.line(),
                    0,
                    "this completes before its invocation in line "
                            + called.entry.line()
                            + ", by their :time");
        }
        switch (entry.type()) {
            case OK -> {
                called.returned = OptionalLong.of(entry.time());
                called.response = called.entry.value().answer(entry, invoked);
                if (called.response instanceof Response.Returned(Value value)) {
                    codes.code(value);
                    Functions.unambiguous(codes, entry.line());
                }
            }
            case FAIL -> {
                if (invoked.equals("cas") && failedCas == FailedCas.UNEQUAL) {
                    called.returned = OptionalLong.of(entry.time());
                    called.response = new Response.Answered(false);
                } else {
                    called.happened = false;
                }
            }
            case INVOKE, INFO -> {}
        }
    }

    /** What was called so far and did not fail. */
    History history() {
        return History.of(all.stream().filter(c -> c.happened).map(Called::operation).toList());
    }

    /**
     * What is known of what comes after that.
     *
     * @param positions whether times are positions, of which no two entries have the same
     */
    Horizon horizon(boolean positions) {
        return positions && !all.isEmpty()
                ? new Horizon(horizon.time() + 1, horizon.disorder())
                : horizon;
    }
}
