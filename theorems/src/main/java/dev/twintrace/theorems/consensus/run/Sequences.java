package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the sequences that start with team A leave behind, one sequence at a time: the protocol must
 * not owe its tables to the search that it is to confirm.
 */
final class Sequences {
    /** A process sees this once it has applied its operation and read. */
    record Sight(String response, int state) {}

    private final FiniteType type;
    private final Assignment assignment;
    private final Set<Integer> states = new HashSet<>();
    private final List<Set<Sight>> sights = new ArrayList<>();
    private final String[] told;

    private Sequences(FiniteType type, Assignment assignment) {
        this.type = type;
        this.assignment = assignment;
        this.told = new String[assignment.processes()];
        for (int p = 0; p < told.length; p++) {
            told[p] = "";
            sights.add(new HashSet<>());
        }
    }

    /** Those that start with team A, or with team B. */
    static Sequences of(FiniteType type, Assignment assignment, boolean team) {
        Sequences all = new Sequences(type, assignment);
        int a = assignment.first().size();
        for (int p = team ? 0 : a; p < (team ? a : assignment.processes()); p++) {
            all.extend(p, 0, assignment.initial());
        }
        return all;
    }

    private void extend(int process, int before, int state) {
        TypeOperation operation = type.operations().get(assignment.operations().get(process));
        int done = before | (1 << process);
        int next = operation.next().get(state);
        told[process] = operation.responses().get(state);
        states.add(next);
        for (int p = 0; p < told.length; p++) {
            if ((done & (1 << p)) == 0) {
                extend(p, done, next);
            } else {
                sights.get(p).add(new Sight(told[p], next));
            }
        }
    }

    /** Whether a state is left by one of them. */
    boolean leave(int state) {
        return states.contains(state);
    }

    /** All that a process may be told and read in them, by state. */
    Stream<Sight> sights(int process) {
        return sights.get(process).stream()
                .sorted(Comparator.comparingInt(Sight::state).thenComparing(Sight::response));
    }

    /** Whether a process may be told and read this in one of them. */
    boolean show(int process, String response, int state) {
        return sights.get(process).contains(new Sight(response, state));
    }
}
