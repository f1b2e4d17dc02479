package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run that shows part of a verdict, as short as any that does.
 *
 * @param damage the class, for UNSAFE
 * @param company classes that every bad run of this class has as well, and that make runs bad
 *     without it: then the run does not tell whether this class does any harm, and nothing is
 *     blamed
 * @param wrong what is wrong with where the run leads
 * @param outcome what the applications observe at the end; for a run that got stuck, up to there
 * @param standstill for a stuck run, where each process stands that cannot go on, and what holds up
 *     which queue pair; a clause each
 * @param histories whether the histories of the words are linearizable
 * @param blame the overlay's decision that is to blame, where there is one
 */
public record Finding(
        Conclusion conclusion,
        Optional<Damage> damage,
        Set<Damage> company,
        Trace witness,
        Wrong wrong,
        Outcome outcome,
        List<String> standstill,
        List<WordHistory> histories,
        Optional<Blame> blame) {

    /** What is wrong with where a run leads. */
    public enum Wrong {
        /** An outcome that is none of the reference's. */
        OUTCOME,
        /** An error was handed over, and the outcome is none of the crash reference's. */
        CRASH_OUTCOME,
        /** An {@code always} is false. */
        INVARIANT,
        /** Two processes are inside one critical section. */
        TWO_OWNERS,
        /** The processes cannot all finish any more. */
        STUCK,
        /** Stuck, and what was consumed is no prefix of a reference outcome. */
        STUCK_AND_WRONG,
        /** Nothing but that an error was handed over. */
        ERROR_HANDED_OVER
    }

    /**
     * A decision of the overlay about one request.
     *
     * @param step the index in the witness of the step that decided
     * @param request about which request
     * @param resent whether the decision was to post it again
     * @param executed how often it had been executed by then
     * @param twin a run with the same sender view up to the decision in which the request needed
     *     the opposite; empty where the search found none
     */
    public record Blame(
            int step, RequestId request, boolean resent, int executed, Optional<Twin> twin) {}

    /**
     * The other run of a pair that the sender cannot tell apart.
     *
     * @param trace the run, on to its end with the witness's decision's opposite (which is what
     *     goes wrong here is described by {@code wrong}), the decision being step {@code step}
     * @param step the index of the decision in {@code trace}
     * @param request the same request, by its posting number
     * @param executed how often it had been executed by the decision
     * @param wrong what the opposite decision of the witness's leads to here: proof that this run
     *     needs the decision
     * @param standstill if it is stuck in the end, why; as in a finding
     * @param rescued the same run with the decision of the witness, on to a good end; empty if
     *     there is none
     * @param spared the witness with the decision of the twin, on to a good end; empty if there is
     *     none
     */
    public record Twin(
            Trace trace,
            int step,
            RequestId request,
            int executed,
            Wrong wrong,
            List<String> standstill,
            Optional<Trace> rescued,
            Optional<Trace> spared) {
        /** Copies the list. */
        public Twin {
            standstill = List.copyOf(standstill);
        }

        Twin with(Optional<Trace> spared) {
            return new Twin(trace, step, request, executed, wrong, standstill, rescued, spared);
        }
    }
}
