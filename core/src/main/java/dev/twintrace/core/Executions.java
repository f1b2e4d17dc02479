package dev.twintrace.core;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How often the target executed each work request of a trace: the paper's {@code exec_count}. What
 * a NIC answers from memory, without executing it, does not count.
 *
 * @param counts every posted request, in the order of posting
 */
public record Executions(SequencedMap<RequestId, Integer> counts) {
    public Executions {
        counts = new LinkedHashMap<>(counts);
    }

    /** Counts over a whole trace. */
    public static Executions of(Trace trace) {
        return before(trace, trace.steps().size());
    }

    /** Counts over the first {@code steps} steps. */
    public static Executions before(Trace trace, int steps) {
        SequencedMap<RequestId, Integer> counts = new LinkedHashMap<>();
        for (Trace.Step step : trace.steps().subList(0, steps)) {
            for (Event event : step.events()) {
                if (event instanceof Event.Posted posted) {
                    counts.putIfAbsent(posted.request(), 0);
                } else if (event instanceof Event.Executed executed) {
                    counts.merge(executed.request(), 1, Integer::sum);
                }
            }
        }
        return new Executions(counts);
    }

    @Override
    public SequencedMap<RequestId, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** {@code execution_count}: 0 for a request that was never posted. */
    public int count(RequestId request) {
        return counts.getOrDefault(request, 0);
    }

    /** {@code op_executed}. */
    public boolean executed(RequestId request) {
        return count(request) > 0;
    }

    /** {@code AtMostOnce}: no request was executed twice. This is the paper's safety. */
    public boolean atMostOnce() {
        return counts.values().stream().allMatch(count -> count <= 1);
    }

    /** Every posted request was executed, and none twice. */
    public boolean exactlyOnce() {
        return counts.values().stream().allMatch(count -> count == 1);
    }
}
