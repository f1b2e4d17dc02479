package dev.twintrace.theorems.consensus.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides infinity: whether one process against as many alike as make a difference will do. */
record Saturation(Table table, Property property) {
    /** More copies of an operation in a team than this reach nothing new. */
    static int copies(int states) {
        return 2 * states + 1;
    }

    /**
     * For two processes, of which the second may be had any number of times.
     *
     * @param pairs all assignments for two processes that are recording
     */
    Optional<Assignment> infinite(List<Assignment> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair, pair.swapped()))
                .filter(this::standsCopies)
                .findFirst();
    }

    private boolean standsCopies(Assignment pair) {
        int most = copies(table.states);
        // What fails with a few copies fails with more, and is told sooner.
        for (int few = 2; few < most; few *= 2) {
            if (!property.holds(table, pair.grown(1 + few))) {
                return false;
            }
        }
        return property.holds(table, pair.grown(1 + most));
    }
}
