package dev.twintrace.theorems.consensus.decide;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * An initial state, two teams, and what each process does: what shows that a type is discerning or
 * recording.
 *
 * @param initial q0
 * @param first the operations of the processes of team A, by their numbers in the type
 * @param second those of team B
 */
public record Assignment(int initial, List<Integer> first, List<Integer> second) {
    /** Copies the lists. */
    public Assignment {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** How many processes it is for. */
    public int processes() {
        return first.size() + second.size();
    }

    /** The operations of all processes, team A first. */
    public List<Integer> operations() {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The same with the names of the teams exchanged. */
    Assignment swapped() {
        return new Assignment(initial, second, first);
    }

    /**
     * The assignment with more copies of the last process of team B, as an infinite number allows.
     *
     * @param processes at least as many as there are
     */
    public Assignment grown(int processes) {
        return new Assignment(
                initial,
                first,
                Stream.concat(
                                second.stream(),
                                Collections.nCopies(processes - processes(), second.getLast())
                                        .stream())
                        .toList());
    }

    /**
     * What is left for fewer processes: the larger team loses its last ones.
     *
     * @param processes at least 2, and no more than there are
     */
    public Assignment only(int processes) {
        int a = first.size();
        int b = second.size();
        while (a + b > processes) {
            if (a > b) {
                a--;
            } else {
                b--;
            }
        }
        return new Assignment(initial, first.subList(0, a), second.subList(0, b));
    }
}
