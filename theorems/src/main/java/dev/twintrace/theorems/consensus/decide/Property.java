package dev.twintrace.theorems.consensus.decide;

import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.BitSet;

/** What an assignment has to be for its processes to agree. */
public enum Property {
    /** Ruppert 2000: for consensus, where a process that stops is gone for good. */
    DISCERNING,
    /**
     * Delporte-Gallet et al. 2022: for recoverable consensus, where a process that crashes starts
     * again and has lost what its operation returned.
     */
    RECORDING;

    /** Whether an assignment has this property. */
    public boolean holds(FiniteType type, Assignment assignment) {
        return holds(new Table(type), assignment);
    }

    boolean holds(Table table, Assignment assignment) {
        Reach reach = new Reach(table, assignment);
        return switch (this) {
            case DISCERNING -> discerning(reach);
            case RECORDING -> recording(reach, assignment);
        };
    }

    private static boolean discerning(Reach reach) {
        for (int kind = 0; kind < reach.kinds(); kind++) {
            if (reach.pairs(kind, true).intersects(reach.pairs(kind, false))) {
                return false;
            }
        }
        return true;
    }

    private static boolean recording(Reach reach, Assignment assignment) {
        BitSet first = reach.states(true);
        BitSet second = reach.states(false);
        int initial = assignment.initial();
        return !first.intersects(second)
                && (!first.get(initial) || assignment.second().size() == 1)
                && (!second.get(initial) || assignment.first().size() == 1);
    }
}
