package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which actions may happen, as a tree of tests: neighbours with a conjunct in common share its
 * test. From left to right the order of actions is kept among those that may happen in one state.
 */
sealed interface Node {
    /** Neighbours share a test if they are at least so many. */
    int FEW = 3;

    /** So many may share one, or a method would become too long. */
    int MANY = 24;

    /** An action, and what is still to be tested of its guard. */
    record Leaf(Action action, List<Conjunct> rest) implements Node {}

    /** All of these only if a test holds. */
    record Shared(Conjunct.Cell test, List<Node> then) implements Node {}

    /** By the value of a cell; nothing for other values. */
    record Switch(int cell, SequencedMap<Integer, List<Node>> cases) implements Node {}

    /** The tree of some actions, in their order. */
    static List<Node> of(List<Action> actions, Layout layout) {
        return grow(
                actions.stream()
                        .map(a -> new Leaf(a, Conjunct.of(a.guard(), layout)))
                        .filter(leaf -> possible(leaf, layout))
                        .toList());
    }

    /** No cell has a value for which it has no room. */
    private static boolean possible(Leaf leaf, Layout layout) {
        return leaf.rest().stream()
                .noneMatch(c ->
                        c instanceof Conjunct.Cell(int cell, boolean equal, long value)
                                && equal
                                && (value & ~layout.mask(cell)) != 0);
    }

    private static List<Node> grow(List<Leaf> leaves) {
        List<Node> nodes = new ArrayList<>();
        int at = 0;
        while (at < leaves.size()) {
            List<Leaf> rest = leaves.subList(at, Math.min(leaves.size(), at + MANY));
            Node best = rest.getFirst();
            int length = FEW - 1;
            for (Conjunct c : rest.getFirst().rest()) {
                if (c instanceof Conjunct.Cell test) {
                    int same = run(rest, leaf -> leaf.rest().contains(test));
                    if (same > length) {
                        length = same;
                        best = new Shared(test, grow(without(rest.subList(0, same), test)));
                    }
                    int alike = run(rest, leaf -> value(leaf, test.cell()) >= 0);
                    if (alike > length && value(rest.getFirst(), test.cell()) >= 0) {
                        length = alike;
                        best = choice(test.cell(), rest.subList(0, alike));
                    }
                }
            }
            nodes.add(best);
            at += best instanceof Leaf ? 1 : length;
        }
        return nodes;
    }

    private static int run(List<Leaf> leaves, Predicate<Leaf> such) {
        int n = 0;
        while (n < leaves.size() && such.test(leaves.get(n))) {
            n++;
        }
        return n;
    }

    /** The value that a cell must have for this; -1 if it may have several, or a large one. */
    private static int value(Leaf leaf, int cell) {
        for (Conjunct c : leaf.rest()) {
            if (c instanceof Conjunct.Cell(int of, boolean equal, long value)
                    && of == cell
                    && equal
                    && value >= 0
                    && value < Short.MAX_VALUE) {
                return (int) value;
            }
        }
        return -1;
    }

    private static Node choice(int cell, List<Leaf> leaves) {
        TreeMap<Integer, List<Leaf>> byValue = new TreeMap<>();
        for (Leaf leaf : leaves) {
            byValue.computeIfAbsent(value(leaf, cell), _ -> new ArrayList<>()).add(leaf);
        }
        TreeMap<Integer, List<Node>> cases = new TreeMap<>();
        byValue.forEach((value, some) ->
                cases.put(value, grow(without(some, new Conjunct.Cell(cell, true, value)))));
        return new Switch(cell, cases);
    }

    private static List<Leaf> without(List<Leaf> leaves, Conjunct.Cell known) {
        return leaves.stream()
                .map(leaf ->
                        new Leaf(
                                leaf.action(),
                                leaf.rest().stream().filter(c -> !c.equals(known)).toList()))
                .toList();
    }
}
