package dev.twintrace.theorems.consensus.run;

import java.util.List;

/** What became of all runs of a protocol. */
public sealed interface Outcome {
    /**
     * In all runs all decide the same, one of the inputs.
     *
     * @param states that were visited
     * @param steps the most that a process takes from its start to its decision
     */
    record Correct(long states, int steps) implements Outcome {}

    /**
     * In some run they do not.
     *
     * @param why what is wrong
     * @param run a shortest one, step by step
     */
    record Broken(String why, List<String> run) implements Outcome {
        /** Copies the list. */
        public Broken {
            run = List.copyOf(run);
        }
    }

    /** A limit ended the exploration; nothing was wrong up to there. */
    record Unfinished(long states) implements Outcome {}
}
