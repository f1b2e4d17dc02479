package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.solve.Conflicts.Conflict;
import dev.twintrace.engine.verdict.Answer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for decisions under which nothing goes wrong, by conflict: runs under some decisions are
 * played through, few at first and at last all; whatever goes wrong rules out the decisions that
 * led to it; decisions are made anew, until nothing goes wrong or there is no choice left.
 */
final class Play {
    /** Rules tell little apart, so all runs under one are soon looked at. */
    private static final int SALTS_FOR_RULES = 4;

    private static final int SALTS_FOR_VIEWS = 32;

    private final Game game;
    private final Memory memory;
    private final long most;
    private final long deadline;
    private final Conflicts conflicts = new Conflicts();
    private final List<Scope> scopes;
    private int scope;

    /** Within these limits; the number of states is that of one play-through. */
    Play(Game game, Memory memory, Limits limits, long deadline) {
        this.game = game;
        this.memory = memory;
        this.most = Math.min(limits.maxStates(), Integer.MAX_VALUE - 8);
        this.deadline = deadline;
        this.scopes = Scope.growing(memory instanceof Views ? SALTS_FOR_VIEWS : SALTS_FOR_RULES);
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

        /** The file has a mistake that a run shows. */
        record Mistaken(Answer.Mistake mistake) implements End {}
    }

    /** Searches to the end. */
    End end() {
        while (true) {
            Scope here = scopes.get(scope);
            switch (new Playthrough(game, memory, conflicts, most, deadline, here).end()) {
                case Playthrough.End.Stopped(String reason) -> {
                    return new End.Open(reason);
                }
                case Playthrough.End.Mistaken(Answer.Mistake mistake) -> {
                    return new End.Mistaken(mistake);
                }
                case Playthrough.End.Good(BitSet met) -> {
                    if (here.all()) {
                        return new End.Won(met);
                    }
                    scope++;
                }
                case Playthrough.End.Bad(List<Conflict> lessons) -> {
                    Optional<Conflict> proof = learn(lessons);
                    if (proof.isPresent()) {
                        return new End.Lost(proof.get());
                    }
                }
            }
        }
    }

    /** The way that was decided on for a key. */
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
}
