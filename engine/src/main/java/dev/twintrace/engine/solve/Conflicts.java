package dev.twintrace.engine.solve;

import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which decisions do not go together, and a choice of decisions that avoids all that is known: a
 * small solver for exactly these constraints (each key has one way; no conflict has all its
 * decisions taken), by resolution and jumping back. Keys are numbered in the order in which
 * strategies came to them, so the proof of impossibility is a tree of decisions from the root.
 */
final class Conflicts {
    private final List<Integer> ways = new ArrayList<>();
    private final List<List<List<Conflict>>> byLast = new ArrayList<>();
    private final List<Integer> chosen = new ArrayList<>();

    /** A conflict, and why it is one. */
    sealed interface Conflict {
        /** From key to way: not all of these. */
        NavigableMap<Integer, Integer> decisions();

        /**
         * Because a run with these decisions goes wrong.
         *
         * @param under those of them that no good end follows under; empty where none is needed
         */
        record ByRun(
                NavigableMap<Integer, Integer> decisions,
                List<Integer> run,
                Wrong wrong,
                NavigableMap<Integer, Integer> under)
                implements Conflict {}

        /** Because a rule with these decisions was checked. */
        record ByCheck(NavigableMap<Integer, Integer> decisions) implements Conflict {}

        /** Because with these decisions each way of one more key is in conflict. */
        record ByCases(NavigableMap<Integer, Integer> decisions, int key, List<Conflict> cases)
                implements Conflict {}
    }

    /** The way that a key has; a new key gets the first. */
    int way(int key, int itsWays) {
        if (key == ways.size()) {
            ways.add(itsWays);
            chosen.add(0);
            List<List<Conflict>> none = new ArrayList<>();
            for (int w = 0; w < itsWays; w++) {
                none.add(new ArrayList<>());
            }
            byLast.add(none);
        }
        return chosen.get(key);
    }

    /** Takes note of a conflict; one without decisions is a proof that nothing works. */
    void add(Conflict conflict) {
        Map.Entry<Integer, Integer> last = conflict.decisions().lastEntry();
        byLast.get(last.getKey()).get(last.getValue()).add(conflict);
    }

    /** Chooses anew; what comes back, if anything, is the proof that no choice is left. */
    Optional<Conflict> choose() {
        int key = 0;
        while (key < ways.size()) {
            Optional<Conflict> dead = assign(key);
            if (dead.isEmpty()) {
                key++;
                continue;
            }
            if (dead.get().decisions().isEmpty()) {
                return dead;
            }
            add(dead.get());
            key = dead.get().decisions().lastKey();
        }
        return Optional.empty();
    }

    /** Gives the key the first way that is not in conflict with the keys before it. */
    private Optional<Conflict> assign(int key) {
        List<Conflict> cases = new ArrayList<>();
        for (int w = 0; w < ways.get(key); w++) {
            Optional<Conflict> against = against(key, w);
            if (against.isEmpty()) {
                chosen.set(key, w);
                return Optional.empty();
            }
            if (!against.get().decisions().containsKey(key)) {
                return against;
            }
            cases.add(against.get());
        }
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        cases.forEach(c -> decisions.putAll(c.decisions()));
        decisions.remove(key);
        return Optional.of(new Conflict.ByCases(decisions, key, List.copyOf(cases)));
    }

    /** The smallest known conflict that this way would complete. */
    private Optional<Conflict> against(int key, int way) {
        Optional<Conflict> best = Optional.empty();
        for (Conflict c : byLast.get(key).get(way)) {
            boolean smaller =
                    best.isEmpty() || c.decisions().size() < best.get().decisions().size();
            if (smaller && holds(c.decisions().headMap(key))) {
                best = Optional.of(c);
            }
        }
        return best;
    }

    private boolean holds(Map<Integer, Integer> decisions) {
        for (Map.Entry<Integer, Integer> d : decisions.entrySet()) {
            if (!chosen.get(d.getKey()).equals(d.getValue())) {
                return false;
            }
        }
        return true;
    }
}
