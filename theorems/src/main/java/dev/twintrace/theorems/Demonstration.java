package dev.twintrace.theorems;

import java.util.List;

/**
 * A theorem, established anew in front of the reader: everything that stands here was found by
 * running something, just now.
 *
 * @param number as in the paper, from 1
 * @param statement in full sentences
 * @param passages the traces, tables and the argument, in the order in which they are read
 * @param exhausted how much was looked at, where "for every" is claimed
 * @param tightness that no assumption is idle: what works once one of them is dropped
 * @param commands how to see the same again
 */
public record Demonstration(
        int number,
        String title,
        String statement,
        List<Assumption> assumptions,
        List<Passage> passages,
        List<Count> exhausted,
        List<Relief> tightness,
        List<String> commands) {
    /** Copies the lists. */
    public Demonstration {
        assumptions = List.copyOf(assumptions);
        passages = List.copyOf(passages);
        exhausted = List.copyOf(exhausted);
        tightness = List.copyOf(tightness);
        commands = List.copyOf(commands);
    }

    /**
     * An assumption.
     *
     * @param used where the argument needs it, a sentence
     */
    public record Assumption(String name, String meaning, String used) {}

    /**
     * How many.
     *
     * @param what in the plural: "decision functions over sender views"
     */
    public record Count(String what, long number) {}

    /**
     * What an assumption's absence makes possible.
     *
     * @param dropped the name of the assumption
     * @param change what was changed, a sentence
     * @param works the rule or scheme that works then, in the language where it is a rule
     * @param confirmed by what that was confirmed, a sentence
     */
    public record Relief(String dropped, String change, String works, String confirmed) {}
}
