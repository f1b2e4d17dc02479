package dev.twintrace.theorems.consensus.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * All assignments for two processes. There are four sequences only, so the definitions of {@link
 * Property} come out as a few comparisons, with which hundreds of millions of assignments are no
 * matter: that is why they stand here a second time.
 */
final class Pairs {
    private final int[][] next;
    private final int[][] response;

    private Pairs(Table table) {
        this.next = table.next;
        this.response = table.response;
    }

    /**
     * Those that have a property, once for each two operations.
     *
     * @param most after this many the search ends
     */
    static List<Assignment> of(
            Table table, Property property, List<Integer> operations, long most) {
        Pairs pairs = new Pairs(table);
        List<Assignment> all = new ArrayList<>();
        int[] kinds = operations.stream().mapToInt(o -> o).toArray();
        for (int q0 = 0; q0 < table.states; q0++) {
            for (int i = 0; i < kinds.length; i++) {
                for (int j = i; j < kinds.length && all.size() < most; j++) {
                    if (pairs.hold(property, q0, kinds[i], kinds[j])) {
                        all.add(new Assignment(q0, List.of(kinds[i]), List.of(kinds[j])));
                    }
                }
            }
        }
        return all;
    }

    private boolean hold(Property property, int q0, int a, int b) {
        int onlyA = next[a][q0];
        int onlyB = next[b][q0];
        int endA = next[b][onlyA];
        int endB = next[a][onlyB];
        return switch (property) {
            case DISCERNING ->
                    (response[a][onlyB] != response[a][q0] || (endB != onlyA && endB != endA))
                            && (response[b][onlyA] != response[b][q0]
                                    || (endA != onlyB && endA != endB));
            case RECORDING -> onlyA != onlyB && onlyA != endB && endA != onlyB && endA != endB;
        };
    }
}
