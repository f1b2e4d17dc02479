package dev.twintrace.theorems.overlay;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All decision functions, each judged by playing it through from the start, by the interpreter and
 * hash sets of lists, as docs/semantics.md has it. For protocols in which whoever is stuck has
 * consumed nothing wrong before: that a run is stuck is all that is said of it.
 */
final class FunctionsOracle {
    private final Model model;
    private final Interpreter interpreter;
    private final Set<List<Long>> reference = new HashSet<>();
    private final Set<List<Object>> situations = new LinkedHashSet<>();
    private final Map<List<Object>, Integer> ways = new HashMap<>();
    private final List<Map<List<Object>, Integer>> functions = new ArrayList<>();
    private final List<Set<Failing>> fails = new ArrayList<>();

    private record Position(List<Long> state, List<Object> view) {}

    private record Move(int action, Position to, Optional<List<Object>> key, int way) {}

    private final Map<Position, List<Move>> known = new HashMap<>();

    FunctionsOracle(Protocol protocol) {
        this.model =
                Lowering.lower(
                        protocol.with(
                                protocol.failovers().stream()
                                        .map(f ->
                                                OpenRule.of(protocol, f, f.powers(), false, false)
                                                        .failover())
                                        .toList()));
        this.interpreter = new Interpreter(model);
        Set<List<Long>> known = new LinkedHashSet<>();
        List<List<Long>> queue = new ArrayList<>(List.of(boxed(interpreter.initial(false))));
        for (int at = 0; at < queue.size(); at++) {
            long[] state = cells(queue.get(at));
            if (known.add(queue.get(at))) {
                if (finished(state)) {
                    reference.add(outcome(state));
                }
                for (int a : enabled(state)) {
                    long[] after = state.clone();
                    interpreter.apply(a, after);
                    queue.add(boxed(after));
                }
            }
        }
        play(new HashMap<>());
    }

    /** How many functions fail in what. */
    Map<Set<Failing>, Long> census() {
        Map<Set<Failing>, Long> census = new HashMap<>();
        for (int f = 0; f < functions.size(); f++) {
            long others = 1;
            for (List<Object> situation : situations) {
                others *= functions.get(f).containsKey(situation) ? 1 : ways.get(situation);
            }
            census.merge(fails.get(f), others, Long::sum);
        }
        return census;
    }

    long total() {
        return situations.stream().mapToLong(ways::get).reduce(1, (a, b) -> a * b);
    }

    int situations() {
        return situations.size();
    }

    int functions() {
        return functions.size();
    }

    private void play(Map<List<Object>, Integer> function) {
        Position start = new Position(boxed(interpreter.initial(true)), List.of());
        Map<Position, List<Move>> moves = new HashMap<>();
        List<Position> queue = new ArrayList<>(List.of(start));
        Optional<List<Object>> open = Optional.empty();
        for (int at = 0; at < queue.size(); at++) {
            Position p = queue.get(at);
            if (!moves.containsKey(p)) {
                List<Move> its = new ArrayList<>();
                for (Move move : all(p)) {
                    if (move.key().isEmpty()) {
                        its.add(move);
                        continue;
                    }
                    List<Object> key = move.key().get();
                    if (!function.containsKey(key)) {
                        open = open.isEmpty() ? Optional.of(key) : open;
                    } else if (move.way() == function.get(key)) {
                        its.add(move);
                    }
                }
                moves.put(p, its);
                its.forEach(m -> queue.add(m.to()));
            }
        }
        if (open.isPresent()) {
            for (int w = 0; w < ways.get(open.get()); w++) {
                Map<List<Object>, Integer> more = new HashMap<>(function);
                more.put(open.get(), w);
                play(more);
            }
        } else {
            functions.add(function);
            fails.add(judged(moves));
        }
    }

    /** All steps from here, whatever is decided. */
    private List<Move> all(Position p) {
        List<Move> its = known.get(p);
        if (its == null) {
            its = new ArrayList<>();
            for (int a : enabled(cells(p.state()))) {
                Optional<Model.Opening> opening = opening(a);
                Optional<List<Object>> key =
                        opening.map(o -> List.<Object>of(p.view(), o.decision()));
                opening.ifPresent(o -> {
                    situations.add(key.orElseThrow());
                    ways.put(key.orElseThrow(), o.ways().size());
                });
                its.add(
                        new Move(
                                a,
                                after(p, a),
                                key,
                                opening.map(o -> o.ways().indexOf(a)).orElse(0)));
            }
            known.put(p, its);
        }
        return its;
    }

    private Set<Failing> judged(Map<Position, List<Move>> moves) {
        Set<Failing> its = EnumSet.noneOf(Failing.class);
        Set<Position> fine = new HashSet<>();
        moves.keySet()
                .forEach(p -> {
                    long[] state = cells(p.state());
                    if (state[model.handedOver().offset()] != 0) {
                        its.add(Failing.ERROR);
                        fine.add(p);
                    } else if (finished(state)) {
                        fine.add(p);
                        if (!reference.contains(outcome(state))) {
                            its.add(Failing.SAFETY);
                        }
                    }
                });
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Position, List<Move>> m : moves.entrySet()) {
                if (!fine.contains(m.getKey())
                        && m.getValue().stream()
                                .anyMatch(to -> !fault(to.action()) && fine.contains(to.to()))) {
                    fine.add(m.getKey());
                    more = true;
                }
            }
        }
        if (fine.size() < moves.size()) {
            its.add(Failing.LIVENESS);
        }
        return its;
    }

    private Position after(Position p, int action) {
        long[] after = cells(p.state());
        List<Object> view = new ArrayList<>(p.view());
        int deciding = model.openings().getFirst().queuePair();
        for (Seen seen : interpreter.observe(action, after, RunNames.NAMELESS)) {
            if (seen.view() == deciding) {
                view.add(List.of(seen.code(), seen.observed()));
            }
        }
        return new Position(boxed(after), List.copyOf(view));
    }

    private Optional<Model.Opening> opening(int action) {
        return model.openings().stream().filter(o -> o.ways().contains(action)).findFirst();
    }

    private List<Integer> enabled(long[] state) {
        return model.actions().stream()
                .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                .map(Action::id)
                .filter(a -> interpreter.enabled(a, state))
                .toList();
    }

    private boolean fault(int action) {
        return model.actions().get(action).role() == Action.Role.FAULT;
    }

    private boolean finished(long[] state) {
        return model.outcome().processes().stream().allMatch(p -> value(p.finished(), state) != 0)
                && enabled(state).stream()
                        .allMatch(a -> fault(a) || model.actions().get(a).daemon());
    }

    private List<Long> outcome(long[] state) {
        List<Long> all = new ArrayList<>();
        for (Model.ProcessTerms p : model.outcome().processes()) {
            long count = value(p.count(), state);
            all.add(count);
            for (int i = 0; i < count; i++) {
                all.add(state[p.consumed().offset() + i]);
            }
        }
        model.outcome().memory().forEach(t -> all.add(value(t, state)));
        return all;
    }

    private long value(Term term, long[] state) {
        return interpreter.compile(term).value(state);
    }

    private static long[] cells(List<Long> state) {
        return state.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> boxed(long[] state) {
        return Arrays.stream(state).boxed().toList();
    }
}
