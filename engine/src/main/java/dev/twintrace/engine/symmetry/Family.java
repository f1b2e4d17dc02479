package dev.twintrace.engine.symmetry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A group that moves cells that no other family moves. Where readers are alike and writers are,
 * each kind is a family, and every exchange of readers goes with every exchange of writers.
 *
 * @param elements all of the group, the identity first
 */
record Family(List<Automorphism> generators, List<Automorphism> elements) {
    /** Six identical processes; comparing with more images would cost more than it saves. */
    static final int MOST_ELEMENTS = 720;

    /** The group of the generators; empty if it is too large. */
    private static Optional<Family> closed(List<Automorphism> generators) {
        SequencedSet<Automorphism> elements = new LinkedHashSet<>();
        List<Automorphism> queue = new ArrayList<>(List.of(generators.getFirst().identity()));
        elements.add(queue.getFirst());
        while (!queue.isEmpty()) {
            Automorphism element = queue.removeLast();
            for (Automorphism g : generators) {
                Automorphism next = g.after(element);
                if (elements.add(next)) {
                    queue.add(next);
                }
            }
            if (elements.size() > MOST_ELEMENTS) {
                return Optional.empty();
            }
        }
        return Optional.of(new Family(List.copyOf(generators), List.copyOf(elements)));
    }

    /** The cells that it moves. */
    BitSet support() {
        BitSet cells = new BitSet();
        generators.forEach(g -> cells.or(g.support()));
        return cells;
    }

    /**
     * Families with one more automorphism: those whose cells it moves are one now. Where that would
     * be too large they stay as they are, for any part of a symmetry is one.
     */
    static List<Family> with(List<Family> families, Automorphism generator) {
        List<Family> apart = new ArrayList<>();
        List<Automorphism> together = new ArrayList<>();
        for (Family f : families) {
            if (f.support().intersects(generator.support())) {
                together.addAll(f.generators);
            } else {
                apart.add(f);
            }
        }
        together.add(generator);
        Optional<Family> one = closed(together);
        one.ifPresent(apart::add);
        return one.isPresent() ? List.copyOf(apart) : families;
    }
}
