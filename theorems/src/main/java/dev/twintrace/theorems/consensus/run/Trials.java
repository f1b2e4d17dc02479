package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.decide.ConsensusNumber;
import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.decide.Property;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs what the witnesses of a decision yield. */
public final class Trials {
    /** The most processes of a match; there are n! orders to look up. */
    public static final int MOST_PROCESSES = 6;

    /** The processes of a tournament: more have more states than anybody waits for. */
    private static final int IN_TOURNAMENT = 3;

    private Trials() {}

    /**
     * All of them. Both protocols are run with and without crashes: the one for processes that stop
     * is not made for crashes, and it is worth seeing what they do to it. None for a type that
     * cannot be read.
     *
     * @param processes how many take part where any number could, at least 2
     * @param limit the most states of one exploration
     */
    public static List<Trial> of(Decision decision, int processes, long limit) {
        List<Trial> trials = new ArrayList<>();
        if (decision.readable()) {
            for (Property property : Property.values()) {
                ConsensusNumber number =
                        switch (property) {
                            case DISCERNING -> decision.consensus();
                            case RECORDING -> decision.recoverable();
                        };
                witness(number, processes)
                        .ifPresent(w -> run(decision.type(), Way.of(property), w, limit, trials));
            }
        }
        return List.copyOf(trials);
    }

    /** The assignment that is run for a number. */
    public static Optional<Assignment> witness(ConsensusNumber number, int processes) {
        int most = Math.clamp(processes, 2, MOST_PROCESSES);
        return switch (number) {
            case ConsensusNumber.One _ -> Optional.empty();
            case ConsensusNumber.Exactly(Assignment witness) -> Optional.of(fewer(witness));
            case ConsensusNumber.AtLeast(Assignment witness) -> Optional.of(fewer(witness));
            case ConsensusNumber.Infinite(Assignment witness) -> Optional.of(witness.grown(most));
        };
    }

    private static Assignment fewer(Assignment witness) {
        return witness.only(Math.min(witness.processes(), MOST_PROCESSES));
    }

    private static void run(
            FiniteType type, Way way, Assignment witness, long limit, List<Trial> trials) {
        Assignment few = witness.only(Math.min(witness.processes(), IN_TOURNAMENT));
        for (boolean crashes : new boolean[] {false, true}) {
            trials.add(
                    new Trial(
                            way,
                            witness,
                            false,
                            crashes,
                            Explorer.teams(type, witness, way, crashes, limit)));
            trials.add(
                    new Trial(
                            way,
                            few,
                            true,
                            crashes,
                            Explorer.full(type, few, way, crashes, limit)));
        }
    }
}
