package dev.twintrace.engine.solve;

import dev.twintrace.engine.solve.Frontier.Lattice;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All sets of relaxations with one choice of options, and how it stands with each: bounded
 * originals and powers, of which more never hurts. What is possible is an up-set of it and what is
 * impossible a down-set; the frontier runs between them.
 *
 * @param options those at their relaxed values
 * @param monotone what a set has more or less of
 * @param standings of the 2^n sets of these: bit i of the index says whether it has the i-th
 */
public record Cube(Set<Relaxation> options, List<Relaxation> monotone, List<Standing> standings) {

    /** A lattice's cubes, by how many options are relaxed, none first. */
    public static List<Cube> of(Lattice lattice) {
        List<Relaxation> settings = new ArrayList<>();
        List<Relaxation> monotone = new ArrayList<>();
        for (Relaxation r : lattice.relaxations()) {
            (r instanceof Relaxation.Setting ? settings : monotone).add(r);
        }
        return Subsets.of(settings).stream().map(its -> of(lattice, its, monotone)).toList();
    }

    private static Cube of(Lattice lattice, Set<Relaxation> options, List<Relaxation> monotone) {
        List<Standing> standings = new ArrayList<>();
        for (int bits = 0; bits < 1 << monotone.size(); bits++) {
            Set<Relaxation> with = new LinkedHashSet<>(options);
            for (int i = 0; i < monotone.size(); i++) {
                if ((bits & (1 << i)) != 0) {
                    with.add(monotone.get(i));
                }
            }
            standings.add(Standing.of(lattice, with));
        }
        return new Cube(options, monotone, List.copyOf(standings));
    }

    /** What a set has beside the options. */
    public List<Relaxation> beside(int set) {
        List<Relaxation> some = new ArrayList<>();
        for (int i = 0; i < monotone.size(); i++) {
            if ((set & (1 << i)) != 0) {
                some.add(monotone.get(i));
            }
        }
        return some;
    }

    /** Possible, while no smaller set is known to be. */
    public boolean least(int set) {
        return standings.get(set) instanceof Standing.Possible
                && below(set, Standing.Possible.class);
    }

    /** Impossible, while no larger set is known to be. */
    public boolean greatest(int set) {
        return standings.get(set) instanceof Standing.Impossible
                && above(set, Standing.Impossible.class);
    }

    /** Whether all that is smaller, of one that is possible, or larger, of another, is known. */
    public boolean certain(int set) {
        return standings.get(set) instanceof Standing.Possible
                ? below(set, Standing.Open.class)
                : above(set, Standing.Open.class);
    }

    /** Whether no smaller set is of a kind. */
    private boolean below(int set, Class<? extends Standing> no) {
        for (int s = 0; s < set; s++) {
            if ((s & set) == s && no.isInstance(standings.get(s))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no larger set is of a kind. */
    private boolean above(int set, Class<? extends Standing> no) {
        for (int s = set + 1; s < standings.size(); s++) {
            if ((s & set) == set && no.isInstance(standings.get(s))) {
                return false;
            }
        }
        return true;
    }
}
