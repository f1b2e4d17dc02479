package dev.twintrace.engine.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs are looked at. A run that goes wrong is a lesson wherever it was found, so a search
 * for lessons may begin among few runs, and does not have to go through millions that say nothing:
 * NCCL's Simple protocol is refuted by some thousand of the millions of positions that it has. That
 * nothing goes wrong is only said of {@link #ALL}.
 *
 * @param faulty faults happen at so many positions, the first ones
 * @param spread of the steps from a state besides faults one is taken, and of the others so many
 *     out of {@value #EVERY}, picked at random but always the same
 * @param salt for other random steps
 * @param deep whether runs are followed to their end one by one, or all side by side
 */
record Scope(int faulty, int spread, int salt, boolean deep) {
    /** All steps of a state. */
    static final int EVERY = 16;

    /** All runs. */
    static final Scope ALL = new Scope(Integer.MAX_VALUE, EVERY, 0, false);

    /** Nearly all runs, the shortest first: in a small protocol they tell the simplest story. */
    private static final Scope SHORTEST = new Scope(Integer.MAX_VALUE, EVERY - 1, 0, false);

    /** Faults at more positions are looked at with all runs. */
    private static final int FAULTY = 64;

    boolean all() {
        return spread == EVERY;
    }

    /** Growing ones up to all, in the order in which they are to be looked at. */
    static List<Scope> growing(int salts) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(SHORTEST);
        for (int spread = 0; spread <= 2; spread++) {
            for (int salt = 0; salt < salts; salt++) {
                scopes.add(new Scope(FAULTY, spread, salt, true));
            }
        }
        for (int spread = 2; spread <= 8; spread *= 4) {
            for (int salt = 0; salt < salts / 4; salt++) {
                scopes.add(new Scope(8 << (salt & 3), spread, salt, false));
            }
        }
        scopes.add(ALL);
        return List.copyOf(scopes);
    }
}
