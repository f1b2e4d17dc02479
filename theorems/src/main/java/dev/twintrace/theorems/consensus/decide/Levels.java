package dev.twintrace.theorems.consensus.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From all assignments for 2 processes that are recording all those for 3, and so on, until there
 * are none. Only for types whose number is finite: otherwise it does not end but by its limit.
 */
final class Levels {
    private final Table table;
    private final Property property;
    private final List<Integer> operations;
    private long left;

    /**
     * @param limit the most assignments to look at
     */
    Levels(Table table, Property property, List<Integer> operations, long limit) {
        this.table = table;
        this.property = property;
        this.operations = operations;
        this.left = limit;
    }

    /**
     * The number.
     *
     * @param pairs all assignments for two processes that are recording, at least one
     */
    ConsensusNumber number(Collection<Assignment> pairs) {
        Collection<Assignment> level = pairs;
        Assignment last = pairs.iterator().next();
        while (!level.isEmpty()) {
            last = level.iterator().next();
            level = larger(level);
            if (left <= 0) {
                return new ConsensusNumber.AtLeast(
                        level.isEmpty() ? last : level.iterator().next());
            }
        }
        return new ConsensusNumber.Exactly(last);
    }

    private Set<Assignment> larger(Collection<Assignment> level) {
        Set<Assignment> more = new LinkedHashSet<>();
        Set<Assignment> seen = new LinkedHashSet<>();
        for (Assignment small : level) {
            for (int operation : operations) {
                for (boolean team : new boolean[] {true, false}) {
                    Assignment large = canonical(with(small, operation, team));
                    if (left > 0 && seen.add(large)) {
                        keep(large, more);
                    }
                }
            }
        }
        return more;
    }

    private void keep(Assignment assignment, Set<Assignment> level) {
        left--;
        if (property.holds(table, assignment)) {
            level.add(assignment);
        }
    }

    private static Assignment with(Assignment small, int operation, boolean team) {
        return team
                ? new Assignment(
                        small.initial(), inserted(small.first(), operation), small.second())
                : new Assignment(
                        small.initial(), small.first(), inserted(small.second(), operation));
    }

    private static List<Integer> inserted(List<Integer> sorted, int operation) {
        List<Integer> more = new ArrayList<>(sorted);
        int at = Collections.binarySearch(sorted, operation);
        more.add(at < 0 ? -at - 1 : at, operation);
        return more;
    }

    /** The teams have no order: the smaller one is A. */
    private static Assignment canonical(Assignment assignment) {
        List<Integer> a = assignment.first();
        List<Integer> b = assignment.second();
        return a.size() < b.size() || (a.size() == b.size() && isBefore(a, b))
                ? assignment
                : new Assignment(assignment.initial(), b, a);
    }

    private static boolean isBefore(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return true;
    }
}
