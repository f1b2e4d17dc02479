package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of a check.
 *
 * @param conclusion the worst that was found; UNKNOWN where a limit ended the search
 * @param also the other conclusions that hold of some run; where it is UNKNOWN, those that are
 *     certain all the same
 * @param damage the classes over all bad runs, as far as known
 * @param findings at least one for each class and for each of STUCK and FAIL-STOP that holds, the
 *     conclusion's first
 * @param duplicates the requests that some run executed more than once
 * @param reference the outcomes without faults
 * @param statistics what the search did
 * @param limit why the search stopped early; empty for a complete one
 */
public record Verdict(
        Conclusion conclusion,
        Set<Conclusion> also,
        Set<Damage> damage,
        List<Finding> findings,
        List<Duplicate> duplicates,
        Set<Outcome> reference,
        Statistics statistics,
        Optional<String> limit)
        implements Answer {

    /**
     * Requests posted by one statement that were executed twice in some run.
     *
     * @param description as the file writes the request, {@code q.write(data, 1)}
     * @param harmful whether a bad run among the findings executes one twice; other bad runs may
     *     too
     */
    public record Duplicate(String description, int line, boolean harmful) {}

    /**
     * What the search did.
     *
     * @param states distinct states, of the run with faults
     * @param transitions steps from them
     * @param depth of the breadth-first search
     * @param referenceStates distinct states without faults
     * @param crashStates distinct states of the crash reference, 0 where it was not needed
     * @param reductions what made it enough to look at some of all states, in words ({@code partial
     *     order}, {@code symmetry of 6}); empty if all were looked at
     */
    public record Statistics(
            long states,
            long transitions,
            int depth,
            long referenceStates,
            long crashStates,
            List<String> reductions,
            double seconds) {}
}
