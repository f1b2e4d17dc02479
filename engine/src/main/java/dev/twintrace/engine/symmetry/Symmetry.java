package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.explore.Representative;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The automorphisms of a model that come from exchanging identical processes, together with their
 * hosts, words and queue pairs. Immutable.
 */
public final class Symmetry {
    private final List<Family> families;

    Symmetry(List<Family> families) {
        this.families = families;
    }

    /** No symmetry: every state stands for itself alone. */
    public static Symmetry none() {
        return new Symmetry(List.of());
    }

    /** Those of a model's symmetries that are found and proved; maybe none. */
    public static Symmetry of(Model model) {
        Optional<Proof> proof = Optional.empty();
        List<Family> families = List.of();
        int n = model.protocol().processes().size();
        int[] exchanged = new int[n];
        for (int p = 0; p < n; p++) {
            exchanged[p] = p;
        }
        for (int p = 0; p < n; p++) {
            for (int other = p + 1; other < n; other++) {
                // Who can be exchanged with one of three can be exchanged with the others.
                if (exchanged[p] == exchanged[other]) {
                    continue;
                }
                Optional<Placement> placement =
                        Renaming.taking(model.protocol(), p, other)
                                .flatMap(r -> Placement.of(model, r));
                if (placement.isEmpty()) {
                    continue;
                }
                Proof asked = proof.orElseGet(() -> new Proof(model));
                proof = Optional.of(asked);
                Optional<Automorphism> found = asked.of(placement.get());
                if (found.isPresent()) {
                    families = Family.with(families, found.get());
                    int from = exchanged[other];
                    for (int i = 0; i < n; i++) {
                        exchanged[i] = exchanged[i] == from ? exchanged[p] : exchanged[i];
                    }
                }
            }
        }
        return new Symmetry(families);
    }

    /**
     * What of it permutes outcomes as some symmetry of another model does. Where runs are judged by
     * outcomes of another model's runs, only this may be used: a representative's outcome is then
     * among them if and only if the outcomes are that it stands for.
     */
    public Symmetry sharedWith(Symmetry other) {
        return new Symmetry(
                families.stream()
                        .filter(f -> f.generators().stream().allMatch(other::permutesOutcomesAs))
                        .toList());
    }

    private boolean permutesOutcomesAs(Automorphism a) {
        return families.stream()
                .flatMap(f -> f.elements().stream())
                .anyMatch(a::permutesOutcomesAs);
    }

    /** Whether every state stands for itself alone. */
    public boolean trivial() {
        return families.isEmpty();
    }

    /** How many automorphisms there are, the identity included. */
    public long order() {
        return families.stream().mapToLong(f -> f.elements().size()).reduce(1, Math::multiplyExact);
    }

    /** Some automorphisms from which all others can be composed. */
    public List<Automorphism> generators() {
        return families.stream().flatMap(f -> f.generators().stream()).toList();
    }

    /** A new one, for one thread. */
    public Representative representative() {
        if (families.isEmpty()) {
            return Representative.ITSELF;
        }
        LeastImage[] parts =
                families.stream().map(f -> new LeastImage(f.elements())).toArray(LeastImage[]::new);
        if (parts.length == 1) {
            return parts[0];
        }
        return cells -> {
            for (LeastImage part : parts) {
                part.of(cells);
            }
        };
    }

    /**
     * Hands over the image of a state under each automorphism, itself first, in an array of its
     * own. A state that is its own image under some is handed over several times.
     */
    public void forEachImage(long[] cells, Consumer<long[]> use) {
        image(0, cells, use);
    }

    private void image(int family, long[] cells, Consumer<long[]> use) {
        if (family == families.size()) {
            use.accept(cells.clone());
            return;
        }
        long[] image = new long[cells.length];
        for (Automorphism a : families.get(family).elements()) {
            a.image(cells, image);
            image(family + 1, image, use);
        }
    }

    /** How many different images a state has, itself included: for so many it stands. */
    public long orbit(long[] cells) {
        // Elements that leave a state as it is are a subgroup; its cosets are the images.
        return families.stream()
                .mapToLong(f ->
                        f.elements().size()
                                / f.elements().stream().filter(a -> a.fixes(cells)).count())
                .reduce(1, Math::multiplyExact);
    }

    /** These marks and all their images. */
    public BitSet marks(BitSet marks) {
        BitSet all = (BitSet) marks.clone();
        Deque<Integer> left = new ArrayDeque<>(all.stream().boxed().toList());
        while (!left.isEmpty()) {
            int mark = left.remove();
            for (Automorphism a : generators()) {
                int image = a.mark(mark);
                if (!all.get(image)) {
                    all.set(image);
                    left.add(image);
                }
            }
        }
        return all;
    }
}
