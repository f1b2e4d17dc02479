package dev.twintrace.engine.solve;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.solve.OpenModel.Made;
import dev.twintrace.engine.solve.OpenModel.Position;
import dev.twintrace.engine.solve.OpenModel.TooMuch;
import dev.twintrace.engine.solve.OpenModel.ViewKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether some decision function is good, by trying all of them: a function from (queue pair,
 * everything that its sender has seen, decision) to a way. A play is the graph of the states
 * together with everything that every sender has seen, cut down to the decisions that the function
 * makes. It is good if no state of it is bad and none is stuck.
 */
final class BruteForce {
    private static final int NOTHING = -1;

    private final OpenModel open;
    private final Bounds bounds;
    private final Set<List<Long>> reference;
    private final Map<Position, Integer> numbers = new HashMap<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<Integer, Node> nodes = new HashMap<>();
    private long work;
    private int strategies;

    /**
     * When to give up.
     *
     * @param states of the open model
     * @param positions of all plays together
     * @param strategies that are complete or dead
     * @param work positions passed, in all plays
     */
    record Bounds(int states, int positions, int strategies, long work) {}

    /** What comes of it. */
    enum Result {
        SOME,
        NONE,
        GAVE_UP
    }

    /** A step. */
    private record Edge(Optional<Made> decision, boolean fault, int target) {}

    private record Node(boolean bad, boolean goal, List<Edge> edges) {}

    private BruteForce(OpenModel open, Bounds bounds) {
        this.open = open;
        this.bounds = bounds;
        open.runs(OpenModel.cells(open.start().state()), true, bounds.states());
        this.reference = open.reference(bounds.states());
        number(open.start());
    }

    /** Tries all functions for the open decisions of a model. */
    static Result search(OpenModel open, Bounds bounds) {
        try {
            return new BruteForce(open, bounds).some(new HashMap<>()) ? Result.SOME : Result.NONE;
        } catch (TooMuch _) {
            return Result.GAVE_UP;
        } catch (MistakeInFile _) {
            return Result.GAVE_UP;
        }
    }

    /** Whether some function that decides like this, where this decides, is good. */
    private boolean some(Map<ViewKey, Integer> decided) {
        Set<Integer> passed = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        passed.add(0);
        order.add(0);
        Optional<ViewKey> undecided = Optional.empty();
        for (int at = 0; at < order.size(); at++) {
            if (++work > bounds.work()) {
                throw new TooMuch();
            }
            Node node = node(order.get(at));
            if (node.bad()) {
                return dead();
            }
            for (Edge e : node.edges()) {
                if (undecided.isEmpty()) {
                    undecided = e.decision().map(Made::key).filter(k -> !decided.containsKey(k));
                }
                if (taken(e, decided) && passed.add(e.target())) {
                    order.add(e.target());
                }
            }
        }
        if (somewhereStuck(order, decided)) {
            return dead();
        }
        if (undecided.isEmpty()) {
            return true;
        }
        for (int w = 0; w < open.ways(undecided.get()); w++) {
            Map<ViewKey, Integer> more = new HashMap<>(decided);
            more.put(undecided.get(), w);
            if (some(more)) {
                return true;
            }
        }
        return false;
    }

    private static boolean taken(Edge e, Map<ViewKey, Integer> decided) {
        return e.decision()
                .map(d -> decided.getOrDefault(d.key(), NOTHING) == d.way())
                .orElse(true);
    }

    private boolean dead() {
        if (++strategies > bounds.strategies()) {
            throw new TooMuch();
        }
        return false;
    }

    /**
     * Whether from one of these positions neither a good end nor a decision that is still open can
     * be reached without faults: then it is stuck, whatever is decided elsewhere.
     */
    private boolean somewhereStuck(List<Integer> order, Map<ViewKey, Integer> decided) {
        Map<Integer, List<Integer>> before = new HashMap<>();
        List<Integer> free = new ArrayList<>();
        for (int p : order) {
            Node node = node(p);
            boolean out = node.goal();
            for (Edge e : node.edges()) {
                out |= e.decision().isPresent() && !decided.containsKey(e.decision().get().key());
                if (!e.fault() && taken(e, decided)) {
                    before.computeIfAbsent(e.target(), _ -> new ArrayList<>()).add(p);
                }
            }
            if (out) {
                free.add(p);
            }
        }
        BitSet reached = new BitSet();
        free.forEach(reached::set);
        for (int at = 0; at < free.size(); at++) {
            for (int p : before.getOrDefault(free.get(at), List.of())) {
                if (!reached.get(p)) {
                    reached.set(p);
                    free.add(p);
                }
            }
        }
        return free.size() < order.size();
    }

    private int number(Position position) {
        return numbers.computeIfAbsent(
                position,
                p -> {
                    if (positions.size() >= bounds.positions()) {
                        throw new TooMuch();
                    }
                    positions.add(p);
                    return positions.size() - 1;
                });
    }

    private Node node(int number) {
        Node known = nodes.get(number);
        if (known != null) {
            return known;
        }
        Position p = positions.get(number);
        long[] state = OpenModel.cells(p.state());
        boolean goal = open.finished(state);
        boolean bad =
                open.handedOver(state)
                        || open.twoOwners(state)
                        || open.brokenInvariant(state)
                        || (goal && !reference.contains(open.outcome(state)));
        List<Edge> edges = new ArrayList<>();
        for (int a : open.enabled(state)) {
            edges.add(new Edge(open.made(p, a), open.fault(a), number(open.after(p, a))));
        }
        Node node = new Node(bad, goal, List.copyOf(edges));
        nodes.put(number, node);
        return node;
    }
}
