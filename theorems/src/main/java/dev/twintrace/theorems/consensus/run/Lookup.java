package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a protocol looks up, written out for people: who sees this decides the value of team A,
 * whoever sees anything else that of B.
 *
 * @param sights for processes that stop: by process, what its operation returned and the state that
 *     it read, as far as only sequences starting with A show them
 * @param states for processes that crash: the states that sequences starting with A leave
 * @param careful the process that looks for the other team before it applies its operation; empty
 *     if nobody has to
 */
public record Lookup(List<List<Sight>> sights, List<String> states, List<Integer> careful) {
    /** Copies the lists. */
    public Lookup {
        sights = sights.stream().map(List::copyOf).toList();
        states = List.copyOf(states);
        careful = List.copyOf(careful);
    }

    /** What an operation returned and the name of the state after which it was read. */
    public record Sight(String response, String state) {}

    /** That of an assignment for at most {@link Trials#MOST_PROCESSES} processes. */
    public static Lookup of(FiniteType type, Assignment assignment) {
        Sequences first = Sequences.of(type, assignment, true);
        Sequences second = Sequences.of(type, assignment, false);
        int size = type.states().size();
        int a = assignment.first().size();
        boolean byA = a == 1 && second.leave(assignment.initial());
        boolean byB = assignment.second().size() == 1 && first.leave(assignment.initial());
        return new Lookup(
                IntStream.range(0, assignment.processes())
                        .mapToObj(p -> sights(type, first, p))
                        .toList(),
                IntStream.range(0, size).filter(first::leave).mapToObj(type.states()::get).toList(),
                Stream.concat(
                                byA ? Stream.of(0) : Stream.<Integer>empty(),
                                byB ? Stream.of(a) : Stream.<Integer>empty())
                        .toList());
    }

    private static List<Sight> sights(FiniteType type, Sequences first, int process) {
        return first.sights(process)
                .map(s -> new Sight(s.response(), type.states().get(s.state())))
                .toList();
    }
}
