package dev.twintrace.report.picture.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;

/** The last few of many operations. */
final class Latest {
    private final int most;
    private final Deque<Integer> kept = new ArrayDeque<>();
    private int all;

    /** Keeps so many, none if negative. */
    Latest(int most) {
        this.most = most;
    }

    void add(int operation) {
        all++;
        kept.add(operation);
        keep(most);
    }

    /** Drops all but the last so many. */
    void keep(int few) {
        while (kept.size() > Math.max(0, few)) {
            kept.remove();
        }
    }

    int kept() {
        return kept.size();
    }

    IntStream stream() {
        return kept.stream().mapToInt(o -> o);
    }

    /** How many of them are kept; empty if none are. */
    Optional<String> told(String which) {
        String some = Selection.count(kept.size());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                (kept.size() == all ? some : some + " of the " + Selection.count(all)) + which);
    }
}
