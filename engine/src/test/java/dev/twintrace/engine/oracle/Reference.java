package dev.twintrace.engine.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What outcomes are held against. */
record Reference(Set<OracleOutcome> outcomes, Set<List<List<Long>>> consumed) {

    static Reference of(Set<OracleOutcome> outcomes, Set<List<List<Long>>> more) {
        Set<List<List<Long>>> consumed = new HashSet<>(more);
        outcomes.forEach(o -> consumed.add(o.consumed()));
        return new Reference(Set.copyOf(outcomes), Set.copyOf(consumed));
    }

    boolean has(OracleOutcome outcome) {
        return outcomes.contains(outcome);
    }

    /** Whether this is, process by process, a prefix of what some one run consumes. */
    boolean begins(List<List<Long>> values) {
        return consumed.stream().anyMatch(whole -> isPrefix(values, whole));
    }

    private static boolean isPrefix(List<List<Long>> values, List<List<Long>> whole) {
        for (int p = 0; p < values.size(); p++) {
            List<Long> had = values.get(p);
            if (had.size() > whole.get(p).size()
                    || !had.equals(whole.get(p).subList(0, had.size()))) {
                return false;
            }
        }
        return true;
    }
}
