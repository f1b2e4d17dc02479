package dev.twintrace.core;

import java.util.List;
import java.util.SequencedMap;

/**
 * What the applications observe of a run that has ended; docs/semantics.md, section 7.
 *
 * @param processes in the order of declaration, without daemons
 * @param memory the observed words by {@code host.word}, in the order of declaration; the values
 *     are element by element, field by field
 */
public record Outcome(List<ProcessEnd> processes, SequencedMap<String, List<Long>> memory) {

    /** How a process ended. */
    public enum End {
        FINISHED,
        STUCK,
        ERROR
    }

    /** A process's part of an outcome; {@code consumed} in order. */
    public record ProcessEnd(String process, End end, List<Long> consumed) {}
}
