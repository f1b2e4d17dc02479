package dev.twintrace.engine.verdict;

import dev.twintrace.core.Outcome;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs may come to: the outcomes of some explored runs. Of runs that never end only what they
 * have consumed counts.
 */
final class Reference {
    private final Set<OutcomeKey> keys = new HashSet<>();
    private final List<OutcomeKey> consumed = new ArrayList<>();
    private final Map<OutcomeKey, Boolean> asked = new HashMap<>();
    private final Set<Outcome> outcomes = new LinkedHashSet<>();

    private Reference() {}

    /**
     * The outcomes of the good ends of runs without faults.
     *
     * @param symmetry under which a state stands for its images
     */
    static Reference withoutFaults(Exploration runs, Reading reading, Symmetry symmetry) {
        Reference reference = new Reference();
        long[] state = new long[reading.cells()];
        for (int s = 0; s < runs.size(); s++) {
            if (runs.end(s)) {
                runs.read(s, state);
                if (reading.finished(state) && !reading.handedOver(state)) {
                    symmetry.forEachImage(state, image -> reference.add(image, reading));
                }
            }
        }
        return reference;
    }

    /**
     * What may be once an error was handed over: the outcomes of the ends with one, and what was
     * consumed where somebody spins for ever.
     *
     * @param symmetry under which a state stands for its images
     */
    static Reference ofCrashes(Exploration runs, Reading reading, Symmetry symmetry) {
        Reference reference = new Reference();
        BitSet ending = runs.ends();
        runs.spread(ending);
        Set<OutcomeKey> spinning = new HashSet<>();
        long[] state = new long[reading.cells()];
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state, reading.glance());
            if (reading.handedOver(state)) {
                runs.read(s, state);
                if (runs.end(s)) {
                    symmetry.forEachImage(state, image -> reference.add(image, reading));
                } else if (!ending.get(s) && spinning.add(reading.key(state))) {
                    symmetry.forEachImage(
                            state, image -> reference.consumed.add(reading.key(image)));
                }
            }
        }
        return reference;
    }

    private void add(long[] state, Reading reading) {
        OutcomeKey key = reading.key(state);
        if (keys.add(key)) {
            consumed.add(key);
            outcomes.add(reading.outcome(state));
        }
    }

    /** Whether this is one of the outcomes. */
    boolean has(OutcomeKey key) {
        return keys.contains(key);
    }

    /** Whether what was consumed is, process by process, how one outcome's consumption starts. */
    boolean hasPrefix(OutcomeKey key) {
        return asked.computeIfAbsent(
                key, part -> consumed.stream().anyMatch(part::consumedPrefixOf));
    }

    /** The outcomes, to show. */
    Set<Outcome> outcomes() {
        return Collections.unmodifiableSet(outcomes);
    }
}
