package dev.twintrace.theorems.overlay;

import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Arena;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Situation;
import dev.twintrace.theorems.Unestablished;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All functions from what a sender has seen to what its overlay does, for one protocol, each judged
 * by all of its runs. A function is asked only in situations that its own runs come to, and what it
 * would do in others makes no difference; so functions that differ only there are judged together.
 *
 * <p>Nothing is left out cleverly here, as the solver does: that is the point. The two have to
 * agree.
 */
public final class DecisionFunctions {
    private static final Limits LIMITS = new Limits(200_000, 1L << 29, Duration.ofMinutes(1));

    /** There are functions of functions: a protocol for which there are more is too large. */
    private static final int MOST = 100_000;

    private final Arena arena;
    private final Plays plays;
    private final List<DecisionFunction> judged = new ArrayList<>();
    private final List<Situation> situations = new ArrayList<>();
    private final List<Partial> partials = new ArrayList<>();

    /** A function with its failings, before it is known how many situations there are. */
    private record Partial(Map<Integer, Integer> choices, Map<Failing, List<Integer>> failings) {}

    private DecisionFunctions(Arena arena) {
        this.arena = arena;
        this.plays = new Plays(arena);
    }

    /**
     * Judges all functions.
     *
     * @param protocol with one overlay; the powers that it grants are used
     * @throws Unestablished if there are too many states or functions, or the protocol does not
     *     even work without faults
     */
    public static DecisionFunctions of(Protocol protocol) {
        Protocol open =
                protocol.with(
                        protocol.failovers().stream()
                                .map(f ->
                                        OpenRule.of(protocol, f, f.powers(), false, false)
                                                .failover())
                                .toList());
        return switch (Arena.of(open, false, LIMITS, Progress.NONE)) {
            case Arena.Made.Mistaken(var mistake) -> throw new Unestablished(mistake.message());
            case Arena.Made.Stopped(String limit) -> throw new Unestablished(limit);
            case Arena.Made.Ready(Arena arena) -> {
                DecisionFunctions all = new DecisionFunctions(arena);
                all.judge(new HashMap<>());
                all.count();
                yield all;
            }
        };
    }

    /** The functions, all of them, those together that differ only where their runs never come. */
    public List<DecisionFunction> judged() {
        return List.copyOf(judged);
    }

    /** Where an overlay may have to decide; the functions number them as they stand here. */
    public List<Situation> situations() {
        return List.copyOf(situations);
    }

    /** How many functions there are: the product of the ways in all situations. */
    public long total() {
        return situations.stream().mapToLong(s -> s.ways().size()).reduce(1, Math::multiplyExact);
    }

    /** How many pairs of a state and a view were looked at. */
    public long positions() {
        return plays.size();
    }

    /** A run from the actions that a function was found to fail by. */
    public Trace run(List<Integer> actions) {
        return arena.trace(actions);
    }

    /** All functions that decide as this one does where it decides. */
    private void judge(Map<Integer, Integer> choices) {
        Walk walk = new Walk(choices);
        if (walk.undecided.isPresent()) {
            int situation = walk.undecided.get();
            for (int w = 0; w < plays.ways(situation); w++) {
                Map<Integer, Integer> more = new HashMap<>(choices);
                more.put(situation, w);
                judge(more);
            }
        } else {
            if (partials.size() >= MOST) {
                throw new Unestablished("there are more than " + MOST + " decision functions");
            }
            partials.add(new Partial(choices, walk.failings()));
        }
    }

    private void count() {
        for (Partial partial : partials) {
            long others = 1;
            for (int s = 0; s < plays.situations(); s++) {
                others =
                        Math.multiplyExact(
                                others, partial.choices().containsKey(s) ? 1 : plays.ways(s));
            }
            judged.add(new DecisionFunction(partial.choices(), others, partial.failings()));
        }
    }

    /** All runs under a function, as far as it says what to do. */
    private final class Walk {
        private final Map<Integer, Integer> choices;
        private final List<Integer> order = new ArrayList<>();
        private final Map<Integer, Plays.Step> by = new HashMap<>();
        private final Map<Integer, Integer> from = new HashMap<>();
        private final BitSet passed = new BitSet();
        private Optional<Integer> undecided = Optional.empty();

        Walk(Map<Integer, Integer> choices) {
            this.choices = choices;
            passed.set(0);
            order.add(0);
            for (int at = 0; at < order.size(); at++) {
                int p = order.get(at);
                for (Plays.Step step : plays.node(p).steps()) {
                    note(p, step);
                    if (taken(step) && !passed.get(step.target())) {
                        passed.set(step.target());
                        order.add(step.target());
                        by.put(step.target(), step);
                        from.put(step.target(), p);
                    }
                }
            }
        }

        /** Takes note of a decision: of the first that is open, and of what was seen before any. */
        private void note(int position, Plays.Step step) {
            int situation = step.situation();
            if (situation == Plays.NO_DECISION) {
                return;
            }
            if (undecided.isEmpty() && !choices.containsKey(situation)) {
                undecided = Optional.of(situation);
            }
            while (situations.size() < plays.situations()) {
                // One position has one view, so what is new here are the decisions of this one.
                Trace trace = arena.trace(path(position));
                situations.add(
                        new Situation(
                                SenderView.of(trace, plays.deciding()),
                                plays.names(situations.size())));
            }
        }

        private boolean taken(Plays.Step step) {
            return step.situation() == Plays.NO_DECISION
                    || Optional.ofNullable(choices.get(step.situation()))
                            .filter(w -> w == step.way())
                            .isPresent();
        }

        private List<Integer> path(int position) {
            ArrayDeque<Integer> actions = new ArrayDeque<>();
            for (int p = position; p != 0; p = from.getOrDefault(p, 0)) {
                Optional.ofNullable(by.get(p)).ifPresent(step -> actions.addFirst(step.action()));
            }
            return List.copyOf(actions);
        }

        Map<Failing, List<Integer>> failings() {
            EnumMap<Failing, List<Integer>> failings = new EnumMap<>(Failing.class);
            for (int p : order) {
                plays.node(p)
                        .wrong()
                        .ifPresent(wrong ->
                                failing(wrong)
                                        .ifPresent(f -> failings.computeIfAbsent(f, _ -> path(p))));
            }
            BitSet fine = ableToFinish();
            order.stream()
                    .filter(p -> !fine.get(p))
                    .findFirst()
                    .ifPresent(p -> failings.put(Failing.LIVENESS, path(p)));
            return failings;
        }

        /** Who is stuck is not only so where nothing can happen any more. */
        private static Optional<Failing> failing(Wrong wrong) {
            return switch (wrong) {
                case OUTCOME, CRASH_OUTCOME, INVARIANT, TWO_OWNERS, STUCK_AND_WRONG ->
                        Optional.of(Failing.SAFETY);
                case ERROR_HANDED_OVER -> Optional.of(Failing.ERROR);
                case STUCK -> Optional.empty();
            };
        }

        /** Positions from which all processes can finish without another fault. */
        private BitSet ableToFinish() {
            Map<Integer, List<Integer>> before = new HashMap<>();
            List<Integer> queue = new ArrayList<>();
            BitSet fine = new BitSet();
            for (int p : order) {
                Plays.Node node = plays.node(p);
                if (node.released()) {
                    fine.set(p);
                    queue.add(p);
                }
                for (Plays.Step step : node.steps()) {
                    if (!step.fault() && taken(step)) {
                        before.computeIfAbsent(step.target(), _ -> new ArrayList<>()).add(p);
                    }
                }
            }
            for (int at = 0; at < queue.size(); at++) {
                for (int p : before.getOrDefault(queue.get(at), List.of())) {
                    if (!fine.get(p)) {
                        fine.set(p);
                        queue.add(p);
                    }
                }
            }
            return fine;
        }
    }

    /** How many functions fail in what, those that are judged together counted one by one. */
    public Map<List<Failing>, Long> census() {
        Map<List<Failing>, Long> census = new LinkedHashMap<>();
        for (DecisionFunction f : judged) {
            census.merge(List.copyOf(f.fails()), f.others(), Math::addExact);
        }
        return census;
    }
}
