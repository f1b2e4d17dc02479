package dev.twintrace.report;

import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.run.Trial;
import java.util.List;

/**
 * A type whose consensus numbers somebody has found out.
 *
 * @param subject as the user named it: an expression of the catalogue or a file
 * @param trials what became of the protocols that its witnesses yield; empty if it has no read
 * @param seconds that deciding took, without the runs
 */
public record Decided(String subject, Decision decision, List<Trial> trials, double seconds) {
    /** Copies the list. */
    public Decided {
        trials = List.copyOf(trials);
    }
}
