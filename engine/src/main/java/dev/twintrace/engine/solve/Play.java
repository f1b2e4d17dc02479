package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.solve.Conflicts.Conflict;
import dev.twintrace.engine.store.Ints;
import dev.twintrace.engine.store.Keys;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for decisions that keep a game clear of what is bad: plays the present choice through, in
 * breadth; learns from the first bad runs; chooses anew.
 */
final class Play {
    /** So many bad runs are learned from at once. */
    private static final int LESSONS = 200;

    /** Every so many states, less 1, it looks whether to stop. */
    private static final int LOOK = 0xfff;

    private final Game game;
    private final Memory memory;
    private final long most;
    private final long deadline;
    private final Conflicts conflicts = new Conflicts();
    private BitSet met = new BitSet();

    /** Within these limits; the number of states is that of one play-through. */
    Play(Game game, Memory memory, Limits limits, long deadline) {
        this.game = game;
        this.memory = memory;
        this.most = Math.min(limits.maxStates(), Integer.MAX_VALUE - 8);
        this.deadline = deadline;
    }

    /** How a search for decisions ends. */
    sealed interface End {
        /**
         * The decisions work.
         *
         * @param met the keys that runs come to under them
         */
        record Won(BitSet met) implements End {}

        /** No decisions work. */
        record Lost(Conflict proof) implements End {}

        /** It is not known, for this reason. */
        record Open(String reason) implements End {}
    }

    /** Searches to the end. */
    End end() {
        while (true) {
            List<Conflict> lessons = new ArrayList<>();
            Optional<String> stopped = playThrough(lessons);
            if (stopped.isPresent()) {
                return new End.Open(stopped.get());
            }
            if (lessons.isEmpty()) {
                return new End.Won(met);
            }
            Optional<Conflict> proof = learn(lessons);
            if (proof.isPresent()) {
                return new End.Lost(proof.get());
            }
        }
    }

    /** The way that a key has. */
    int way(int key) {
        return conflicts.way(key, 0);
    }

    /** These decisions together do not work, for another reason than a run. */
    End without(BitSet keys) {
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        keys.stream().forEach(key -> decisions.put(key, way(key)));
        if (decisions.isEmpty()) {
            return new End.Open("the search for a rule and the check of it disagree");
        }
        Optional<Conflict> proof = learn(List.of(new Conflict.ByCheck(decisions)));
        return proof.<End>map(End.Lost::new).orElseGet(this::end);
    }

    private Optional<Conflict> learn(List<Conflict> lessons) {
        for (Conflict lesson : lessons) {
            if (lesson.decisions().isEmpty()) {
                return Optional.of(lesson);
            }
            conflicts.add(lesson);
        }
        return conflicts.choose();
    }

    /** Why it came to no end, if so; what is bad becomes lessons. */
    private Optional<String> playThrough(List<Conflict> lessons) {
        met = new BitSet();
        Keys pairs = new Keys("pairs");
        Ints parents = new Ints();
        Ints by = new Ints();
        add(pairs, memory.start(), 0);
        parents.add(-1);
        by.add(-1);
        for (int p = 0; p < pairs.size() && lessons.size() < LESSONS; p++) {
            if (pairs.size() > most) {
                return Optional.of("a strategy has more than " + most + " states");
            }
            if ((p & LOOK) == 0 && Thread.currentThread().isInterrupted()) {
                return Optional.of("interrupted");
            }
            if ((p & LOOK) == 0 && System.nanoTime() > deadline) {
                return Optional.of("the time limit is reached");
            }
            int state = (int) pairs.key(p);
            int known = (int) (pairs.key(p) >>> Integer.SIZE);
            if (game.bad.get(state)) {
                lessons.add(lesson(pairs, parents, by, p));
                continue;
            }
            for (int e = game.steps.first(state); e < game.steps.first(state + 1); e++) {
                int action = game.steps.action(e);
                int opening = game.opening[action];
                if (opening >= 0) {
                    int key = memory.key(known, state, opening);
                    met.set(key);
                    if (conflicts.way(key, game.ways(opening)) != game.way[action]) {
                        continue;
                    }
                }
                if (add(pairs, memory.after(known, state, e), game.steps.target(e))) {
                    parents.add(p);
                    by.add(e);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean add(Keys pairs, int known, int state) {
        long key = ((long) known << Integer.SIZE) | state;
        return pairs.add(key, Keys.hash(key)) >= 0;
    }

    private Conflict lesson(Keys pairs, Ints parents, Ints by, int end) {
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        List<Integer> run = new ArrayList<>();
        for (int p = end; parents.at(p) >= 0; p = parents.at(p)) {
            int action = game.steps.action(by.at(p));
            run.add(action);
            if (game.opening[action] >= 0) {
                long before = pairs.key(parents.at(p));
                int key =
                        memory.key(
                                (int) (before >>> Integer.SIZE),
                                (int) before,
                                game.opening[action]);
                decisions.put(key, game.way[action]);
            }
        }
        Collections.reverse(run);
        return new Conflict.ByRun(decisions, List.copyOf(run), (int) pairs.key(end));
    }
}
