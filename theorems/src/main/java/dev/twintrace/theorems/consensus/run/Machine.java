package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.run.Tournament.Match;
import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a tournament, one atomic step at a time, on a state that is an array: for each
 * match the object and the registers of A and B, then for each process its position, its value, the
 * response that it remembers and what it has read. Values and responses are counted from 1; 0 says
 * none.
 */
final class Machine {
    private static final int PER_MATCH = 3;
    private static final int PER_PROCESS = 4;

    private static final int POSITION = 0;
    private static final int VALUE = 1;
    private static final int TOLD = 2;
    private static final int SEEN = 3;

    private final FiniteType type;
    private final Tournament tournament;
    private final Way way;
    private final List<Sequences> first = new ArrayList<>();
    private final List<Sequences> second = new ArrayList<>();
    private final List<String> responses;

    Machine(FiniteType type, Tournament tournament, Way way) {
        this.type = type;
        this.tournament = tournament;
        this.way = way;
        for (Match match : tournament.matches()) {
            first.add(Sequences.of(type, match.assignment(), true));
            second.add(Sequences.of(type, match.assignment(), false));
        }
        this.responses =
                type.operations().stream().flatMap(o -> o.responses().stream()).distinct().toList();
    }

    int processes() {
        return tournament.inputs().size();
    }

    /** The most steps of a process from its start to its decision. */
    int longest() {
        return way.steps() * tournament.paths().stream().mapToInt(List::size).max().orElse(0);
    }

    char[] start() {
        int matches = tournament.matches().size();
        char[] state = new char[matches * PER_MATCH + processes() * PER_PROCESS];
        for (int m = 0; m < matches; m++) {
            state[m * PER_MATCH] = (char) tournament.matches().get(m).assignment().initial();
        }
        for (int p = 0; p < processes(); p++) {
            crash(state, p);
        }
        return state;
    }

    private int local(int process) {
        return tournament.matches().size() * PER_MATCH + process * PER_PROCESS;
    }

    int position(char[] state, int process) {
        return state[local(process) + POSITION];
    }

    boolean decided(char[] state, int process) {
        return position(state, process) == tournament.paths().get(process).size() * way.steps();
    }

    /** What a process has decided, or has for a value so far, from 1; 0 if it took none. */
    int value(char[] state, int process) {
        return state[local(process) + VALUE];
    }

    /** The process loses all it has and is at its start. */
    void crash(char[] state, int process) {
        int at = local(process);
        state[at + POSITION] = 0;
        state[at + VALUE] = (char) (tournament.inputs().get(process) + 1);
        state[at + TOLD] = 0;
        state[at + SEEN] = 0;
    }

    /** One step of a process that has not decided; says what it did. */
    String step(char[] state, int process) {
        int position = position(state, process);
        int m = tournament.paths().get(process).get(position / way.steps());
        int step = position % way.steps();
        return switch (way) {
            case STOPPING ->
                    switch (step) {
                        case 0 -> announce(state, process, m);
                        case 1 -> apply(state, process, m);
                        case 2 -> read(state, process, m, 1);
                        default -> take(state, process, m, firstWon(state, process, m));
                    };
            case RECOVERABLE ->
                    switch (step) {
                        case 0 -> announce(state, process, m);
                        case 1 -> readFirst(state, process, m);
                        case 2 -> look(state, process, m);
                        case 3 -> apply(state, process, m);
                        case 4 -> read(state, process, m, 1);
                        default -> take(state, process, m, firstWon(state, process, m));
                    };
        };
    }

    private Match match(int m) {
        return tournament.matches().get(m);
    }

    private static int register(int m, boolean ofFirst) {
        return m * PER_MATCH + (ofFirst ? 1 : 2);
    }

    private String announce(char[] state, int process, int m) {
        boolean ofFirst = match(m).inFirst(process);
        state[register(m, ofFirst)] = (char) value(state, process);
        state[local(process) + POSITION]++;
        return "announces " + (value(state, process) - 1) + " for team " + team(ofFirst);
    }

    private String apply(char[] state, int process, int m) {
        int at = local(process);
        int object = m * PER_MATCH;
        TypeOperation operation = operation(process, m);
        int before = state[object];
        String told = operation.responses().get(before);
        state[object] = (char) (int) operation.next().get(before);
        // Whoever looks states up has no use for the response.
        state[at + TOLD] = (char) (way == Way.STOPPING ? responses.indexOf(told) + 1 : 0);
        state[at + SEEN] = 0;
        state[at + POSITION]++;
        return "applies "
                + operation.name()
                + ": "
                + type.states().get(before)
                + " becomes "
                + type.states().get(state[object])
                + ", told "
                + told;
    }

    private TypeOperation operation(int process, int m) {
        Match match = match(m);
        return type.operations().get(match.assignment().operations().get(match.role(process)));
    }

    private String read(char[] state, int process, int m, int steps) {
        int at = local(process);
        state[at + SEEN] = state[m * PER_MATCH];
        state[at + POSITION] += (char) steps;
        return "reads " + type.states().get(state[m * PER_MATCH]);
    }

    private String readFirst(char[] state, int process, int m) {
        boolean untouched = state[m * PER_MATCH] == match(m).assignment().initial();
        return read(state, process, m, untouched ? looks(process, m) ? 1 : 2 : 4);
    }

    /** Whether this is the only one of its team and the others can bring q0 back. */
    private boolean looks(int process, int m) {
        Assignment assignment = match(m).assignment();
        boolean ofFirst = match(m).inFirst(process);
        return (ofFirst ? second : first).get(m).leave(assignment.initial())
                && (ofFirst ? assignment.first() : assignment.second()).size() == 1;
    }

    private String look(char[] state, int process, int m) {
        boolean other = !match(m).inFirst(process);
        if (state[register(m, other)] == 0) {
            state[local(process) + POSITION]++;
            return "looks: nothing announced for team " + team(other);
        }
        return "looks: team " + team(other) + " is there, " + take(state, process, m, other);
    }

    private boolean firstWon(char[] state, int process, int m) {
        int at = local(process);
        int seen = state[at + SEEN];
        return switch (way) {
            case STOPPING ->
                    first.get(m)
                            .show(
                                    match(m).role(process),
                                    responses.get(state[at + TOLD] - 1),
                                    seen);
            case RECOVERABLE -> first.get(m).leave(seen);
        };
    }

    private String take(char[] state, int process, int m, boolean ofFirst) {
        int at = local(process);
        int steps = way.steps();
        state[at + VALUE] = state[register(m, ofFirst)];
        state[at + TOLD] = 0;
        state[at + SEEN] = 0;
        state[at + POSITION] = (char) ((state[at + POSITION] / steps + 1) * steps);
        String value =
                state[at + VALUE] == 0 ? "which has none" : Integer.toString(state[at + VALUE] - 1);
        return (decided(state, process) ? "decides" : "goes on")
                + " with the value of team "
                + team(ofFirst)
                + ": "
                + value;
    }

    private static String team(boolean ofFirst) {
        return ofFirst ? "A" : "B";
    }
}
