package dev.twintrace.engine.solve;

import dev.twintrace.engine.interpret.Interpreter.Compiled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of what a rule of the language can look at: where in the rule it is, and some of what may
 * be observed there. A strategy of this kind is a rule.
 */
final class Features implements Memory {
    private final Game game;
    private final List<List<Compiled>> observed;
    private final int[] place;
    private final long[] cells;
    private final Map<Situation, Integer> keys = new HashMap<>();
    private final List<Situation> situations = new ArrayList<>();

    /**
     * What a rule can tell apart.
     *
     * @param place the number of the open decision in the rules
     */
    record Situation(int place, List<Long> observed) {}

    /**
     * Prepares.
     *
     * @param place for each opening the number of the open decision that it is lowered from
     * @param used which of the observed values of each place count
     */
    Features(Game game, int[] place, List<List<Integer>> used) {
        this.game = game;
        this.place = place;
        this.cells = new long[game.arena.model().size()];
        this.observed = new ArrayList<>();
        for (int o = 0; o < game.openings.size(); o++) {
            List<Compiled> its = new ArrayList<>();
            for (int i : used.get(place[o])) {
                its.add(game.arena.interpreter().compile(game.openings.get(o).observed().get(i)));
            }
            observed.add(its);
        }
    }

    @Override
    public int start() {
        return 0;
    }

    @Override
    public int after(int memory, int state, int step) {
        return 0;
    }

    @Override
    public int key(int memory, int state, int opening) {
        List<Compiled> its = observed.get(opening);
        List<Long> values = new ArrayList<>(its.size());
        if (!its.isEmpty()) {
            game.board.read(state, cells);
            its.forEach(c -> values.add(c.value(cells)));
        }
        return keys.computeIfAbsent(
                new Situation(place[opening], values),
                s -> {
                    situations.add(s);
                    return situations.size() - 1;
                });
    }

    Situation situation(int key) {
        return situations.get(key);
    }
}
