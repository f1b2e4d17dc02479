package dev.twintrace.theorems.consensus.decide;

import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The definitions word by word: every initial state, every choice of an operation for each process,
 * every split into two teams, every sequence of different processes.
 */
final class Oracle {
    private final FiniteType type;
    private final int processes;
    private int initial;
    private int firstTeam;
    private int[] operations = new int[0];
    private List<Set<String>> first = List.of();
    private List<Set<String>> second = List.of();
    private final Set<Integer> firstStates = new HashSet<>();
    private final Set<Integer> secondStates = new HashSet<>();

    private Oracle(FiniteType type, int processes) {
        this.type = type;
        this.processes = processes;
    }

    /** Whether a type is n-discerning, or n-recording. */
    static boolean has(FiniteType type, Property property, int processes) {
        return new Oracle(type, processes).some(property);
    }

    /** Whether an assignment is. */
    static boolean has(FiniteType type, Property property, Assignment assignment) {
        Oracle oracle = new Oracle(type, assignment.processes());
        oracle.initial = assignment.initial();
        oracle.firstTeam = (1 << assignment.first().size()) - 1;
        oracle.operations = assignment.operations().stream().mapToInt(o -> o).toArray();
        return oracle.holds(property);
    }

    private boolean some(Property property) {
        int choices = (int) Math.pow(type.operations().size(), processes);
        for (initial = 0; initial < type.states().size(); initial++) {
            for (firstTeam = 1; firstTeam < (1 << processes) - 1; firstTeam++) {
                for (int choice = 0; choice < choices; choice++) {
                    operations = new int[processes];
                    for (int p = 0, rest = choice; p < processes; p++) {
                        operations[p] = rest % type.operations().size();
                        rest /= type.operations().size();
                    }
                    if (holds(property)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean inFirst(int process) {
        return (firstTeam & (1 << process)) != 0;
    }

    private boolean holds(Property property) {
        first = new ArrayList<>();
        second = new ArrayList<>();
        firstStates.clear();
        secondStates.clear();
        for (int p = 0; p < processes; p++) {
            first.add(new HashSet<>());
            second.add(new HashSet<>());
        }
        sequences(new ArrayList<>());
        return switch (property) {
            case DISCERNING -> {
                for (int p = 0; p < processes; p++) {
                    Set<String> both = new HashSet<>(first.get(p));
                    both.retainAll(second.get(p));
                    if (!both.isEmpty()) {
                        yield false;
                    }
                }
                yield true;
            }
            case RECORDING -> {
                Set<Integer> both = new HashSet<>(firstStates);
                both.retainAll(secondStates);
                int a = Integer.bitCount(firstTeam);
                yield both.isEmpty()
                        && (!firstStates.contains(initial) || processes - a == 1)
                        && (!secondStates.contains(initial) || a == 1);
            }
        };
    }

    private void sequences(List<Integer> sequence) {
        if (!sequence.isEmpty()) {
            replay(sequence);
        }
        for (int p = 0; p < processes; p++) {
            if (!sequence.contains(p)) {
                List<Integer> longer = new ArrayList<>(sequence);
                longer.add(p);
                sequences(longer);
            }
        }
    }

    private void replay(List<Integer> sequence) {
        int state = initial;
        List<String> told = new ArrayList<>();
        for (int p : sequence) {
            TypeOperation operation = type.operations().get(operations[p]);
            told.add(operation.responses().get(state));
            state = operation.next().get(state);
        }
        boolean starter = inFirst(sequence.getFirst());
        (starter ? firstStates : secondStates).add(state);
        for (int i = 0; i < sequence.size(); i++) {
            (starter ? first : second).get(sequence.get(i)).add(told.get(i) + " " + state);
        }
    }
}
