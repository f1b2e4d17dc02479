package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Visits all states that a protocol can reach, in breadth-first order. A state is kept as a string:
 * the machine's array and, at its end, the value that somebody has decided (0: nobody yet). That
 * somebody has decided survives crashes, also his own.
 */
final class Explorer {
    private final Machine machine;
    private final boolean crashes;
    private final long limit;
    private final List<String> states = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> moves = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private Explorer(Machine machine, boolean crashes, long limit) {
        this.machine = machine;
        this.crashes = crashes;
        this.limit = limit;
    }

    /** Two teams, each with one value. */
    static Outcome teams(
            FiniteType type, Assignment assignment, Way way, boolean crashes, long limit) {
        return new Explorer(new Machine(type, Tournament.teams(assignment), way), crashes, limit)
                .explore();
    }

    /** A tournament where each process has a value of its own. */
    static Outcome full(
            FiniteType type, Assignment assignment, Way way, boolean crashes, long limit) {
        return new Explorer(new Machine(type, Tournament.full(assignment), way), crashes, limit)
                .explore();
    }

    private Outcome explore() {
        keep(new String(machine.start()) + '\0', -1, -1);
        for (int i = 0; i < states.size(); i++) {
            if (states.size() > limit) {
                return new Outcome.Unfinished(states.size());
            }
            for (int move = 0; move < 2 * machine.processes(); move++) {
                Optional<String> wrong = move(i, move);
                if (wrong.isPresent()) {
                    return new Outcome.Broken(wrong.get(), run(i, move));
                }
            }
        }
        return new Outcome.Correct(states.size(), machine.longest());
    }

    private void keep(String state, int parent, int move) {
        if (known.add(state)) {
            states.add(state);
            parents.add(parent);
            moves.add(move);
        }
    }

    private static int process(int move) {
        return move / 2;
    }

    private static boolean crash(int move) {
        return move % 2 == 1;
    }

    /** What is wrong with a move, if it is possible. */
    private Optional<String> move(int from, int move) {
        String before = states.get(from);
        char[] state = before.substring(0, before.length() - 1).toCharArray();
        char decided = before.charAt(before.length() - 1);
        int p = process(move);
        int position = machine.position(state, p);
        if (crash(move)) {
            if (crashes && position > 0) {
                machine.crash(state, p);
                keep(new String(state) + decided, from, move);
            }
            return Optional.empty();
        }
        if (machine.decided(state, p)) {
            return Optional.empty();
        }
        machine.step(state, p);
        if (machine.position(state, p) <= position) {
            return Optional.of("a process does not come closer to its decision");
        }
        int value = machine.value(state, p);
        if (value == 0) {
            return Optional.of("a process takes a value that nobody has announced");
        }
        if (!machine.decided(state, p)) {
            keep(new String(state) + decided, from, move);
            return Optional.empty();
        }
        if (decided != 0 && decided != value) {
            return Optional.of(
                    "one process decides " + (decided - 1) + ", another one " + (value - 1));
        }
        keep(new String(state) + (char) value, from, move);
        return Optional.empty();
    }

    /** The moves to a state and one more, in words. */
    private List<String> run(int last, int move) {
        ArrayDeque<Integer> all = new ArrayDeque<>(List.of(move));
        for (int i = last; i > 0; i = parents.get(i)) {
            all.addFirst(moves.get(i));
        }
        char[] state = machine.start();
        List<String> words = new ArrayList<>();
        for (int each : all) {
            int p = process(each);
            if (crash(each)) {
                machine.crash(state, p);
                words.add("p" + (p + 1) + " crashes and starts again");
            } else {
                words.add("p" + (p + 1) + " " + machine.step(state, p));
            }
        }
        return words;
    }
}
