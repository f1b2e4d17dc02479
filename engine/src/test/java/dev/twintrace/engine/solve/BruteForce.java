package dev.twintrace.engine.solve;

import dev.twintrace.core.RequestId;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
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
 * makes. Written from docs/semantics.md, sections 7 and 8, on the interpreter alone.
 */
final class BruteForce {
    private static final RunNames NAMELESS =
            new RunNames() {
                @Override
                public RequestId open(int queuePair, int slot) {
                    return new RequestId("", 1);
                }

                @Override
                public RequestId request(int queuePair, int slot) {
                    return new RequestId("", 1);
                }
            };

    private final Model model;
    private final Interpreter interpreter;
    private final Bounds bounds;
    private final Set<List<Long>> reference = new HashSet<>();
    private final Map<Integer, Opened> opened = new HashMap<>();
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

    /** One thing that a sender saw. */
    private record Sight(int code, List<Long> observed) {}

    /** A state, and for each queue pair what its sender saw until then. */
    private record Position(List<Long> state, List<List<Sight>> views) {}

    /** What a decision may depend on. */
    private record Key(int queuePair, List<Sight> view, int decision) {}

    /** The way of an opening that an action is. */
    private record Opened(Model.Opening opening, int way) {}

    /**
     * A step.
     *
     * @param decision whose decision it is, if it is one, and which way it takes
     */
    private record Edge(Optional<Key> decision, int way, boolean fault, int target) {}

    private record Node(boolean bad, boolean goal, List<Edge> edges) {}

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private BruteForce(Model model, Bounds bounds) {
        this.model = model;
        this.bounds = bounds;
        this.interpreter = new Interpreter(model);
        for (Model.Opening o : model.openings()) {
            for (int w = 0; w < o.ways().size(); w++) {
                opened.put(o.ways().get(w), new Opened(o, w));
            }
        }
    }

    /** Tries all functions for the open decisions of a model. */
    static Result search(Model open, Bounds bounds) {
        BruteForce all = new BruteForce(open, bounds);
        try {
            all.runs(true, bounds.states());
            for (long[] state : all.runs(false, bounds.states())) {
                if (all.end(state) && all.finished(state) && !all.handedOver(state)) {
                    all.reference.add(all.outcome(state));
                }
            }
            List<List<Sight>> blind = new ArrayList<>();
            open.protocol().queuePairs().forEach(_ -> blind.add(List.of()));
            all.number(new Position(boxed(all.interpreter.initial(true)), blind));
            return all.some(new HashMap<>()) ? Result.SOME : Result.NONE;
        } catch (TooMuch _) {
            return Result.GAVE_UP;
        } catch (MistakeInFile _) {
            return Result.GAVE_UP;
        }
    }

    /** Whether some function that decides like this, where this decides, is good. */
    private boolean some(Map<Key, Integer> decided) {
        Set<Integer> passed = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        passed.add(0);
        order.add(0);
        Optional<Edge> open = Optional.empty();
        for (int at = 0; at < order.size(); at++) {
            if (++work > bounds.work()) {
                throw new TooMuch();
            }
            Node node = node(order.get(at));
            if (node.bad()) {
                return dead();
            }
            for (Edge e : node.edges()) {
                if (e.decision().isPresent()) {
                    Integer way = decided.get(e.decision().get());
                    if (way == null) {
                        open = open.isPresent() ? open : Optional.of(e);
                    }
                    if (way == null || way != e.way()) {
                        continue;
                    }
                }
                if (passed.add(e.target())) {
                    order.add(e.target());
                }
            }
        }
        if (somewhereStuck(order, decided)) {
            return dead();
        }
        if (open.isEmpty()) {
            strategies++;
            return true;
        }
        Key key = open.get().decision().orElseThrow();
        int ways =
                model.openings().stream()
                        .filter(o ->
                                o.queuePair() == key.queuePair() && o.decision() == key.decision())
                        .findFirst()
                        .orElseThrow()
                        .ways()
                        .size();
        for (int w = 0; w < ways; w++) {
            decided.put(key, w);
            boolean some = some(decided);
            decided.remove(key);
            if (some) {
                return true;
            }
        }
        return false;
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
    private boolean somewhereStuck(List<Integer> order, Map<Key, Integer> decided) {
        Map<Integer, List<Integer>> before = new HashMap<>();
        List<Integer> free = new ArrayList<>();
        for (int p : order) {
            Node node = node(p);
            boolean out = node.goal();
            for (Edge e : node.edges()) {
                Optional<Integer> way = e.decision().map(decided::get);
                if (e.decision().isPresent() && way.isEmpty()) {
                    out = true;
                } else if (!e.fault() && way.map(w -> w == e.way()).orElse(true)) {
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
        long[] state = p.state().stream().mapToLong(Long::longValue).toArray();
        boolean goal = end(state) && finished(state);
        List<Edge> edges = new ArrayList<>();
        for (Action a : model.actions()) {
            if (a.role() != Action.Role.ALTERNATIVE && interpreter.enabled(a.id(), state)) {
                edges.add(edge(p, state, a));
            }
        }
        Node node = new Node(bad(state, goal), goal, List.copyOf(edges));
        nodes.put(number, node);
        return node;
    }

    private Edge edge(Position p, long[] state, Action a) {
        long[] after = state.clone();
        List<List<Sight>> views = new ArrayList<>(p.views());
        for (Seen seen : interpreter.observe(a.id(), after, NAMELESS)) {
            if (seen.view() >= 0) {
                List<Sight> longer = new ArrayList<>(views.get(seen.view()));
                longer.add(new Sight(seen.code(), seen.observed()));
                views.set(seen.view(), List.copyOf(longer));
            }
        }
        Optional<Opened> decides = Optional.ofNullable(opened.get(a.id()));
        return new Edge(
                decides.map(o ->
                        new Key(
                                o.opening().queuePair(),
                                p.views().get(o.opening().queuePair()),
                                o.opening().decision())),
                decides.map(Opened::way).orElse(0),
                a.role() == Action.Role.FAULT,
                number(new Position(boxed(after), views)));
    }

    private boolean bad(long[] state, boolean goal) {
        return handedOver(state)
                || is(model.twoOwners(), state)
                || model.invariants().stream().anyMatch(i -> !is(i, state))
                || goal && !reference.contains(outcome(state));
    }

    private boolean is(dev.twintrace.protocol.model.Term term, long[] state) {
        return interpreter.compile(term).value(state) != 0;
    }

    private boolean handedOver(long[] state) {
        return state[model.handedOver().offset()] != 0;
    }

    private boolean finished(long[] state) {
        return model.outcome().processes().stream().allMatch(p -> is(p.finished(), state));
    }

    /** Whether a run may end here. */
    private boolean end(long[] state) {
        return model.actions().stream()
                .noneMatch(a ->
                        a.role() != Action.Role.FAULT
                                && a.role() != Action.Role.ALTERNATIVE
                                && !a.daemon()
                                && interpreter.enabled(a.id(), state));
    }

    /** Of a state in which all are finished. */
    private List<Long> outcome(long[] state) {
        List<Long> all = new ArrayList<>();
        for (Model.ProcessTerms p : model.outcome().processes()) {
            long count = interpreter.compile(p.count()).value(state);
            all.add(count);
            Variable consumed = p.consumed();
            for (int i = 0; i < count; i++) {
                all.add(state[consumed.offset() + i]);
            }
        }
        for (var term : model.outcome().memory()) {
            Compiled cell = interpreter.compile(term);
            all.add(cell.value(state));
        }
        return all;
    }

    /** All states of runs in which decisions go any way. */
    private List<long[]> runs(boolean faults, int most) {
        Set<List<Long>> known = new HashSet<>();
        List<long[]> states = new ArrayList<>();
        states.add(interpreter.initial(faults));
        known.add(boxed(states.getFirst()));
        for (int at = 0; at < states.size(); at++) {
            for (Action a : model.actions()) {
                if (a.role() != Action.Role.ALTERNATIVE
                        && interpreter.enabled(a.id(), states.get(at))) {
                    long[] after = states.get(at).clone();
                    interpreter.apply(a.id(), after);
                    if (known.add(boxed(after))) {
                        states.add(after);
                    }
                }
            }
            if (states.size() > most) {
                throw new TooMuch();
            }
        }
        return states;
    }

    private static List<Long> boxed(long[] state) {
        return Arrays.stream(state).boxed().toList();
    }
}
