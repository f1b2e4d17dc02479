package dev.twintrace.theorems.consensus.decide;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides infinity: whether one process against as many alike as make a difference will do. */
record Saturation(Table table, Property property, List<Integer> operations) {
    /** More copies of an operation in a team than this reach nothing new. */
    static int copies(int states) {
        return 2 * states + 1;
    }

    /** For two processes, of which the second may be had any number of times. */
    Optional<Assignment> infinite() {
        return IntStream.range(0, table.states)
                .boxed()
                .flatMap(q0 ->
                        operations.stream()
                                .flatMap(a ->
                                        operations.stream()
                                                .map(b ->
                                                        new Assignment(
                                                                q0, List.of(a), List.of(b)))))
                .filter(pair -> property.holds(table, pair))
                .filter(pair -> property.holds(table, saturated(pair)))
                .findFirst();
    }

    private Assignment saturated(Assignment pair) {
        return new Assignment(
                pair.initial(),
                pair.first(),
                Collections.nCopies(copies(table.states), pair.second().getFirst()));
    }
}
