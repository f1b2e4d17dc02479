package dev.twintrace.engine.solve;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes of looking for a rule. */
public sealed interface Solution {
    /**
     * What the search took.
     *
     * @param states of an open model that were looked at, at most
     * @param observations how many situations the rules that were found tell apart
     */
    record Effort(long states, int observations, double seconds) {}

    /**
     * A rule for each failover block.
     *
     * @param blocks the protocol's blocks with these rules in them
     * @param text each block's {@code on error}, in the order of the blocks
     * @param powers what the rules make use of
     * @param verdict what {@code check} says of the protocol with these rules
     */
    record Rules(List<Failover> blocks, List<String> text, Set<Power> powers, Verdict verdict) {}

    /** Which overlays something is impossible for. */
    enum Extent {
        /** All: also those that would probe any place at any time while their rule runs. */
        ALL,
        /** Those that probe the request's place, the log and what the file's rule reads, once. */
        THESE_PROBES
    }

    /** There are rules under which the protocol is TRANSPARENT. */
    record Possible(Rules rules, Effort effort) implements Solution {}

    /**
     * There are none, whatever the overlays make of all that their senders see.
     *
     * @param extent which overlays it is shown for
     * @param failStop the best rules that do no harm, if there are any
     */
    record Impossible(Refutation refutation, Extent extent, Optional<Rules> failStop, Effort effort)
            implements Solution {}

    /** It is not known. */
    record Unknown(String reason, Effort effort) implements Solution {}

    /** The file has a mistake that a run shows. */
    record Mistaken(Answer.Mistake mistake) implements Solution {}

    /** Why nothing works. */
    sealed interface Refutation {
        /**
         * A run that goes wrong.
         *
         * @param actions the ids of its actions in the open model
         * @param wrong what is wrong at its end; empty where an error is handed over there
         * @param under the decisions that no good end follows under, if it takes any
         */
        record Run(List<Integer> actions, Trace trace, Optional<Wrong> wrong, List<Decided> under)
                implements Refutation {}

        /** A decision that was made; as in {@link Choice}. */
        record Decided(int queuePair, int decision, List<Sight> seen, String way) {}

        /**
         * A decision that has to be made, whatever else was decided before; each way is refuted.
         *
         * @param queuePair whose overlay decides
         * @param decision which of its rule's decisions, as in the opening of the model
         * @param seen all that its sender has seen since the start
         * @param ways for each way what it is and why it does not work
         */
        record Choice(int queuePair, int decision, List<Sight> seen, List<Way> ways)
                implements Refutation {}

        /**
         * Something that a sender sees.
         *
         * @param code that of the observation, or {@link #WATCHED}
         */
        record Sight(int code, List<Long> observed) {
            /**
             * A change of the target's memory, seen by an overlay that may probe while its rule
             * runs; the observed values are all of that memory.
             */
            public static final int WATCHED = -1;
        }

        /** A way of a decision. */
        record Way(String name, Refutation because) {}
    }
}
