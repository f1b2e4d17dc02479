package dev.twintrace.engine.solve;

import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.engine.solve.Solution.Refutation.Sight;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of everything: for each queue pair all that its sender has seen since the start. No
 * strategy of an overlay can depend on more, so what is impossible with this memory is impossible.
 */
final class Views implements Memory {
    private final Game game;
    private final long[] cells;

    /**
     * A memory under watch: while the rule of a queue pair that may probe runs, its overlay is
     * shown each change of the target's memory. No sequence of probes tells it more than that.
     */
    private record Watch(int queuePair, Compiled running, List<Variable> memory) {
        /** What there is to see; nothing while the rule does not run. */
        List<Long> at(long[] cells) {
            List<Long> all = new ArrayList<>();
            if (running.value(cells) != 0) {
                for (Variable v : memory) {
                    for (int i = 0; i < v.length(); i++) {
                        all.add(cells[v.offset() + i]);
                    }
                }
            }
            return all;
        }
    }

    /** One more thing seen. */
    private record Seeing(int view, Sight sight) {}

    private record Longer(int node, Sight sight) {}

    private record Step(int memory, int sights) {}

    private final Map<Longer, Integer> nodes = new HashMap<>();

    /** By node, from 1: what it makes longer, and by what; node 0 has seen nothing. */
    private final List<Longer> lengthened = new ArrayList<>();

    private final Map<List<Integer>, Integer> memories = new HashMap<>();
    private final List<int[]> nodesOf = new ArrayList<>();
    private final Map<List<Seeing>, Integer> sightings = new HashMap<>();
    private final List<List<Seeing>> sights = new ArrayList<>();

    /** By step: what is seen of it, or -1. */
    private int[] seenBy = new int[0];

    private final Map<Step, Integer> steps = new HashMap<>();
    private final Map<List<Integer>, Integer> keys = new HashMap<>();
    private final List<Integer> openings = new ArrayList<>();
    private final List<Integer> nodeOf = new ArrayList<>();
    private final List<Watch> watches;
    private final int start;

    /**
     * Prepares.
     *
     * @param watching whether overlays that may probe are shown all that probes could tell; else
     *     they know what the probes of the open rule say
     */
    Views(Game game, boolean watching) {
        this.game = game;
        this.cells = new long[game.arena.model().size()];
        this.watches = watching ? watches(game) : List.of();
        int queuePairs = game.arena.model().protocol().queuePairs().size();
        this.start = memory(new int[queuePairs]);
    }

    private static List<Watch> watches(Game game) {
        Model model = game.arena.model();
        List<Watch> watches = new ArrayList<>();
        for (Failover f : model.protocol().failovers()) {
            if (f.powers().contains(Failover.Power.PROBE)) {
                for (QueuePair q : f.queuePairs()) {
                    model.openings().stream()
                            .filter(o -> o.queuePair() == q.id())
                            .findFirst()
                            .ifPresent(o ->
                                    watches.add(
                                            new Watch(
                                                    q.id(),
                                                    game.arena.interpreter().compile(o.running()),
                                                    o.memory())));
                }
            }
        }
        return List.copyOf(watches);
    }

    private int memory(int[] its) {
        List<Integer> named = Arrays.stream(its).boxed().toList();
        Integer old = memories.putIfAbsent(named, nodesOf.size());
        if (old != null) {
            return old;
        }
        nodesOf.add(its);
        return nodesOf.size() - 1;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int after(int memory, int state, int step) {
        if (step >= seenBy.length) {
            int known = seenBy.length;
            seenBy = Arrays.copyOf(seenBy, (int) Math.max(2L * known, game.board.steps()));
            Arrays.fill(seenBy, known, seenBy.length, -1);
        }
        if (seenBy[step] < 0) {
            seenBy[step] = sights(state, game.board.action(step));
        }
        int seen = seenBy[step];
        return sights.get(seen).isEmpty()
                ? memory
                : steps.computeIfAbsent(
                        new Step(memory, seen), s -> longer(s.memory(), s.sights()));
    }

    private int sights(int state, int action) {
        game.board.read(state, cells);
        List<Seeing> seen = new ArrayList<>();
        List<List<Long>> before = watches.stream().map(w -> w.at(cells)).toList();
        for (Seen s : game.arena.interpreter().observe(action, cells, RunNames.NAMELESS)) {
            if (s.view() >= 0) {
                seen.add(new Seeing(s.view(), new Sight(s.code(), s.observed())));
            }
        }
        for (int w = 0; w < watches.size(); w++) {
            List<Long> now = watches.get(w).at(cells);
            if (!now.isEmpty() && !now.equals(before.get(w))) {
                seen.add(new Seeing(watches.get(w).queuePair(), new Sight(Sight.WATCHED, now)));
            }
        }
        return sightings.computeIfAbsent(
                List.copyOf(seen),
                s -> {
                    sights.add(s);
                    return sights.size() - 1;
                });
    }

    private int longer(int memory, int seen) {
        int[] its = nodesOf.get(memory).clone();
        for (Seeing s : sights.get(seen)) {
            its[s.view()] =
                    nodes.computeIfAbsent(
                            new Longer(its[s.view()], s.sight()),
                            longer -> {
                                lengthened.add(longer);
                                return lengthened.size();
                            });
        }
        return memory(its);
    }

    /** All that the sender has seen whose overlay decides with this key. */
    List<Sight> seen(int key) {
        List<Sight> seen = new ArrayList<>();
        for (int n = nodeOf.get(key); n > 0; n = lengthened.get(n - 1).node()) {
            seen.add(lengthened.get(n - 1).sight());
        }
        return List.copyOf(seen.reversed());
    }

    @Override
    public int key(int memory, int state, int opening) {
        int queuePair = game.openings.get(opening).queuePair();
        return keys.computeIfAbsent(
                List.of(queuePair, nodesOf.get(memory)[queuePair], opening),
                key -> {
                    openings.add(opening);
                    nodeOf.add(key.get(1));
                    return openings.size() - 1;
                });
    }

    /** The opening that the key is for. */
    int opening(int key) {
        return openings.get(key);
    }
}
