package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.solve.Conflicts.Conflict;
import dev.twintrace.engine.store.Ints;
import dev.twintrace.engine.store.Keys;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs under the decisions that are made for now. Positions are states together with what the
 * overlays remember. What goes wrong becomes lessons.
 */
final class Playthrough {
    /** So many bad runs are learned from at once. */
    private static final int LESSONS = 200;

    /** So many are looked at of those that are bad only because nothing good can follow. */
    private static final int STUCK_LESSONS = 20;

    /** Runs of more steps are looked at only with all others. */
    private static final int LONG = 200;

    /** Keeps the orders of different salts apart. */
    private static final long SALT = 0x9E3779B97F4A7C15L;

    /** So many positions are looked at, unless all are. */
    private static final int ENOUGH = 20_000;

    /** Every so many positions, less 1, it looks at the clock. */
    private static final int LOOK = 0xfff;

    private final Game game;
    private final Board board;
    private final Memory memory;
    private final Conflicts conflicts;
    private final long most;
    private final long deadline;
    private final Scope scope;
    private int faulty;
    private int looked;
    private int enough;
    private final Keys positions = new Keys("positions");
    private final Ints parents = new Ints();
    private final Ints by = new Ints();
    private final Ints depths = new Ints();

    /** Those to be looked at, the last first; not used where all are. */
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();

    /** Where all are looked at. */
    private final Graph graph = new Graph();

    private final BitSet met = new BitSet();
    private final BitSet released = new BitSet();
    private final Set<NavigableMap<Integer, Integer>> distinct = new HashSet<>();
    private final List<Conflict> lessons = new ArrayList<>();

    /** How it ends. */
    sealed interface End {
        /**
         * Nothing goes wrong.
         *
         * @param met the keys that runs come to
         */
        record Good(BitSet met) implements End {}

        /** Something does. */
        record Bad(List<Conflict> lessons) implements End {}

        /** A run shows a mistake in the file. */
        record Mistaken(Answer.Mistake mistake) implements End {}

        /** It was not played to the end. */
        record Stopped(String reason) implements End {}
    }

    /**
     * Prepares.
     *
     * @param most so many positions at most
     * @param deadline on the clock of {@link System#nanoTime}
     * @param scope which runs are looked at
     */
    Playthrough(
            Game game, Memory memory, Conflicts conflicts, long most, long deadline, Scope scope) {
        this.scope = scope;
        this.game = game;
        this.board = game.board;
        this.memory = memory;
        this.conflicts = conflicts;
        this.most = most;
        this.deadline = deadline;
    }

    /** Plays. */
    End end() {
        add(memory.start(), 0);
        parents.add(-1);
        by.add(-1);
        depths.add(0);
        waiting.push(0);
        enough = scope.all() ? Integer.MAX_VALUE : ENOUGH;
        while (lessons.size() < LESSONS && !over()) {
            int p = scope.deep() ? waiting.pop() : looked;
            Optional<String> why = stopped();
            if (why.isPresent()) {
                return new End.Stopped(why.get());
            }
            looked++;
            int state = state(p);
            board.expand(state);
            if (board.slip().isPresent()) {
                return new End.Mistaken(game.arena.mistake(board.slip().get(), run(p)));
            }
            if (scope.all()) {
                graph.node();
            }
            if (game.arena.bad(state)) {
                learn(lesson(p, game.arena.wrong(state).orElseThrow(), new TreeMap<>()));
            } else {
                released.set(p, game.arena.released(state));
                steps(p);
            }
        }
        if (scope.all() && lessons.isEmpty()) {
            graph.close();
            stuck();
        }
        return lessons.isEmpty() ? new End.Good(met) : new End.Bad(List.copyOf(lessons));
    }

    private boolean over() {
        boolean none = scope.deep() ? waiting.isEmpty() : looked == positions.size();
        return none || looked > enough;
    }

    private void learn(Conflict lesson) {
        if (scope.all() && lessons.isEmpty()) {
            enough = 2 * looked;
        }
        if (distinct.add(lesson.decisions())) {
            lessons.add(lesson);
        }
    }

    private Optional<String> stopped() {
        if (positions.size() > most) {
            return Optional.of("a strategy has more than " + most + " states");
        }
        if ((looked & LOOK) == 0 && System.nanoTime() - deadline > 0) {
            return Optional.of("the time limit is reached");
        }
        return game.arena.exhausted(positions.size() - looked);
    }

    private void steps(int p) {
        int state = state(p);
        boolean faults = false;
        for (int e = board.first(state); e < board.last(state); e++) {
            if (board.fault(e)) {
                faults = true;
                if (faulty >= scope.faulty()) {
                    continue;
                }
            } else if (!scope.all() && !kept(state, e)) {
                continue;
            }
            int opening = game.opening[board.action(e)];
            if (opening >= 0) {
                int key = memory.key(known(p), state, opening);
                met.set(key);
                if (conflicts.way(key, game.ways(opening)) != game.way[board.action(e)]) {
                    continue;
                }
            }
            int to = add(memory.after(known(p), state, e), board.target(e));
            if (to >= 0) {
                parents.add(p);
                by.add(e);
                depths.add(depths.at(p) + 1);
                if (scope.deep() && depths.at(to) <= LONG) {
                    waiting.push(to);
                }
            }
            if (scope.all() && !board.fault(e)) {
                graph.edge(to < 0 ? ~to : to);
            }
        }
        if (faults) {
            faulty++;
        }
    }

    /**
     * Whether a step that is no fault is taken: the first in an order made up for each state, and
     * some of the others. All ways of a decision are taken or none.
     */
    private boolean kept(int state, int step) {
        long mine = order(state, step);
        if ((mine & (Scope.EVERY - 1)) < scope.spread()) {
            return true;
        }
        for (int e = board.first(state); e < board.last(state); e++) {
            if (!board.fault(e) && order(state, e) < mine) {
                return false;
            }
        }
        return true;
    }

    private long order(int state, int step) {
        int action = board.action(step);
        int opening = game.opening[action];
        long which = opening < 0 ? action : ~opening;
        return Keys.hash(
                ((long) state << Integer.SIZE | (which & 0xffffffffL)) + scope.salt() * SALT);
    }

    private int add(int known, int state) {
        long key = ((long) known << Integer.SIZE) | state;
        return positions.add(key, Keys.hash(key));
    }

    private int state(int p) {
        return (int) positions.key(p);
    }

    private int known(int p) {
        return (int) (positions.key(p) >>> Integer.SIZE);
    }

    private List<Integer> run(int end) {
        List<Integer> run = new ArrayList<>();
        for (int p = end; parents.at(p) >= 0; p = parents.at(p)) {
            run.add(board.action(by.at(p)));
        }
        Collections.reverse(run);
        return List.copyOf(run);
    }

    /**
     * That a run to a position is bad.
     *
     * @param under further decisions that make it so
     */
    private Conflict lesson(int end, Wrong wrong, NavigableMap<Integer, Integer> under) {
        TreeMap<Integer, Integer> decisions = new TreeMap<>(under);
        for (int p = end; parents.at(p) >= 0; p = parents.at(p)) {
            int action = board.action(by.at(p));
            if (game.opening[action] >= 0) {
                int before = parents.at(p);
                int key = memory.key(known(before), state(before), game.opening[action]);
                decisions.put(key, game.way[action]);
            }
        }
        return new Conflict.ByRun(decisions, run(end), wrong, under);
    }

    /**
     * Looks for positions that no good end follows: the first ones that are stuck however it is
     * decided, and those where it goes round in circles as it was decided.
     */
    private void stuck() {
        BitSet free = graph.before(released);
        BitSet told = new BitSet();
        for (int p = free.nextClearBit(0);
                p < positions.size() && lessons.size() < STUCK_LESSONS;
                p = free.nextClearBit(p + 1)) {
            if (game.arena.stuckAnyway(state(p))) {
                lessons.add(lesson(p, game.arena.stuck(state(p)), new TreeMap<>()));
                continue;
            }
            int last = graph.settled(p);
            if (!told.get(last)) {
                BitSet round = graph.from(last);
                told.or(round);
                lessons.add(lesson(last, game.arena.stuck(state(last)), decided(round)));
            }
        }
    }

    /** What is decided at these positions. */
    private NavigableMap<Integer, Integer> decided(BitSet those) {
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        those.stream()
                .forEach(p -> {
                    int state = state(p);
                    for (int e = board.first(state); e < board.last(state); e++) {
                        int opening = game.opening[board.action(e)];
                        if (opening >= 0) {
                            int key = memory.key(known(p), state, opening);
                            decisions.put(key, conflicts.way(key, game.ways(opening)));
                        }
                    }
                });
        return decisions;
    }
}
