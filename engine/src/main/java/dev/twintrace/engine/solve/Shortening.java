package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.solve.Conflicts.Conflict;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Leaves out of a bad run what it does not need: parts without which the rest is a run that takes
 * no other decisions and goes wrong as well (delta debugging; Zeller and Hildebrandt, IEEE TSE
 * 28(2), 2002, section 3). Runs are found where they are found soonest, not where they are
 * shortest.
 */
final class Shortening {
    private final Game game;
    private final Memory memory;

    /** A proof shares its parts. */
    private final IdentityHashMap<Conflict, Conflict> done = new IdentityHashMap<>();

    Shortening(Game game, Memory memory) {
        this.game = game;
        this.memory = memory;
    }

    /** Where a run leads, and what it decides on its way. */
    private record Position(int known, int state, NavigableMap<Integer, Integer> decisions) {}

    /** A proof of the same or more with less in it. */
    Conflict of(Conflict proof) {
        Conflict known = done.get(proof);
        if (known != null) {
            return known;
        }
        Conflict its =
                switch (proof) {
                    case Conflict.ByRun lesson -> run(lesson);
                    case Conflict.ByCheck check -> check;
                    case Conflict.ByCases cases -> cases(cases);
                };
        done.put(proof, its);
        return its;
    }

    private Conflict cases(Conflict.ByCases proof) {
        List<Conflict> cases = new ArrayList<>();
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        for (Conflict one : proof.cases()) {
            Conflict its = of(one);
            if (!its.decisions().containsKey(proof.key())) {
                return its;
            }
            cases.add(its);
            decisions.putAll(its.decisions());
        }
        decisions.remove(proof.key());
        return new Conflict.ByCases(decisions, proof.key(), List.copyOf(cases));
    }

    private Conflict.ByRun run(Conflict.ByRun lesson) {
        Optional<Position> goal =
                lesson.under().isEmpty() ? Optional.empty() : end(lesson, lesson.run());
        List<Integer> run = lesson.run();
        Wrong wrong = lesson.wrong();
        int part = Math.max(1, run.size() / 2);
        while (part >= 1) {
            boolean shorter = false;
            for (int at = run.size() - part; at >= 0; at -= part) {
                List<Integer> rest = new ArrayList<>(run.subList(0, at));
                rest.addAll(run.subList(at + part, run.size()));
                Optional<Position> end = end(lesson, rest);
                Optional<Wrong> its = end.flatMap(e -> wrong(e, goal, lesson.wrong()));
                if (its.isPresent()) {
                    run = rest;
                    wrong = its.get();
                    shorter = true;
                    at = Math.min(at, run.size() - part) + part;
                }
            }
            part = shorter ? Math.min(part, Math.max(1, run.size() / 2)) : part / 2;
        }
        NavigableMap<Integer, Integer> decisions = new TreeMap<>(lesson.under());
        decisions.putAll(end(lesson, run).orElseThrow().decisions());
        return new Conflict.ByRun(decisions, List.copyOf(run), wrong, lesson.under());
    }

    private Optional<Wrong> wrong(Position end, Optional<Position> goal, Wrong was) {
        if (goal.isPresent()) {
            boolean same = goal.get().known() == end.known() && goal.get().state() == end.state();
            return same ? Optional.of(was) : Optional.empty();
        }
        Optional<Wrong> now = game.arena.wrong(end.state());
        boolean stuck = was == Wrong.STUCK || was == Wrong.STUCK_AND_WRONG;
        return now.isEmpty() && stuck && game.arena.stuckAnyway(end.state())
                ? Optional.of(game.arena.stuck(end.state()))
                : now;
    }

    /** Where these actions lead; empty if they are no run or take other decisions. */
    private Optional<Position> end(Conflict.ByRun lesson, List<Integer> actions) {
        Board board = game.board;
        TreeMap<Integer, Integer> decisions = new TreeMap<>();
        int known = memory.start();
        int state = 0;
        for (int action : actions) {
            board.expand(state);
            int step = step(state, action);
            if (step < 0) {
                return Optional.empty();
            }
            int opening = game.opening[action];
            if (opening >= 0) {
                int key = memory.key(known, state, opening);
                Integer way = lesson.decisions().get(key);
                if (way == null || way != game.way[action]) {
                    return Optional.empty();
                }
                decisions.put(key, way);
            }
            known = memory.after(known, state, step);
            state = board.target(step);
        }
        board.expand(state);
        return Optional.of(new Position(known, state, decisions));
    }

    private int step(int state, int action) {
        for (int e = game.board.first(state); e < game.board.last(state); e++) {
            if (game.board.action(e) == action) {
                return e;
            }
        }
        return -1;
    }
}
