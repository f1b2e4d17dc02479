package dev.twintrace.theorems.consensus.decide;

import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides both numbers of a type; the package tells how. */
public final class Decider {
    /** Enough for all types of the table, some seconds of work. */
    public static final long USUAL_LIMIT = 1_000_000;

    private Decider() {}

    /**
     * Both numbers.
     *
     * @param limit the most assignments to keep for two processes, and to look at for more than
     *     two; positive
     */
    public static Decision decide(FiniteType type, long limit) {
        Table table = new Table(type);
        return new Decision(
                type,
                type.reader().isPresent(),
                number(table, Property.DISCERNING, limit),
                number(table, Property.RECORDING, limit));
    }

    private static ConsensusNumber number(Table table, Property property, long limit) {
        List<Integer> operations = different(table, property);
        List<Assignment> two = Pairs.of(table, property, operations, 1);
        if (two.isEmpty()) {
            return new ConsensusNumber.One();
        }
        // Three need more of each two of different teams; see the package.
        List<Assignment> pairs = Pairs.of(table, Property.RECORDING, operations, limit);
        if (pairs.isEmpty()) {
            return new ConsensusNumber.Exactly(two.getFirst());
        }
        if (pairs.size() >= limit) {
            return new ConsensusNumber.AtLeast(two.getFirst());
        }
        Optional<Assignment> infinite = new Saturation(table, property).infinite(pairs);
        return infinite.<ConsensusNumber>map(ConsensusNumber.Infinite::new)
                .orElseGet(() -> new Levels(table, property, operations, limit).number(pairs));
    }

    /**
     * One operation of each kind. Operations that change states alike and whose responses tell the
     * same states apart can stand for each other; for recording, responses do not matter.
     */
    private static List<Integer> different(Table table, Property property) {
        Set<List<Integer>> seen = new HashSet<>();
        return IntStream.range(0, table.operations)
                .filter(o -> seen.add(behaviour(table, property, o)))
                .boxed()
                .toList();
    }

    private static List<Integer> behaviour(Table table, Property property, int operation) {
        IntStream next = Arrays.stream(table.next[operation]);
        // Table numbers responses as they first occur, so equal partitions have equal numbers.
        IntStream told =
                switch (property) {
                    case DISCERNING -> Arrays.stream(table.response[operation]);
                    case RECORDING -> IntStream.empty();
                };
        return IntStream.concat(next, told).boxed().toList();
    }
}
