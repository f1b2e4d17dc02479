package dev.twintrace.theorems.overlay;

import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.engine.verdict.Arena;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of a protocol with open decisions, each together with all that the deciding sender has
 * seen on the way there, and the steps between them. Laid out as far as somebody looks.
 */
final class Plays {
    static final int NO_DECISION = -1;

    private final Arena arena;
    private final Board board;
    private final int queuePair;
    private final long[] cells;
    private final Map<Integer, Way> wayOf = new HashMap<>();
    private final Map<Longer, Integer> views = new HashMap<>();
    private final Map<Position, Integer> numbers = new HashMap<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<Asked, Integer> situations = new HashMap<>();
    private final List<Integer> ways = new ArrayList<>();
    private final List<Integer> openings = new ArrayList<>();

    private record Way(int opening, int way) {}

    private record Sight(int code, List<Long> observed) {}

    private record Longer(int view, Sight sight) {}

    private record Position(int state, int view) {}

    private record Asked(int view, int opening) {}

    /**
     * A step.
     *
     * @param situation which decision it makes, or {@link #NO_DECISION}
     * @param way how
     */
    record Step(int action, int target, int situation, int way, boolean fault) {}

    /**
     * A position, with its steps.
     *
     * @param released whether all processes have finished here, or an error was handed over
     */
    record Node(Optional<Wrong> wrong, boolean released, List<Step> steps) {}

    /**
     * Of the protocol of an arena.
     *
     * @throws IllegalArgumentException if several senders decide
     */
    Plays(Arena arena) {
        this.arena = arena;
        this.board = arena.board();
        this.cells = new long[arena.model().size()];
        List<Model.Opening> open = arena.model().openings();
        List<Integer> deciding = open.stream().map(Model.Opening::queuePair).distinct().toList();
        if (deciding.size() != 1) {
            throw new IllegalArgumentException(deciding.size() + " senders decide, not one");
        }
        this.queuePair = deciding.getFirst();
        for (int o = 0; o < open.size(); o++) {
            for (int w = 0; w < open.get(o).ways().size(); w++) {
                wayOf.put(open.get(o).ways().get(w), new Way(o, w));
            }
        }
        number(new Position(0, 0));
    }

    /** How many positions there are so far; 0 is where runs start. */
    int size() {
        return positions.size();
    }

    /** In how many ways the decision may be made. */
    int ways(int situation) {
        return ways.get(situation);
    }

    /** How many situations have been come to. */
    int situations() {
        return ways.size();
    }

    /** The names of the ways. */
    List<String> names(int situation) {
        return arena.model().openings().get(openings.get(situation)).names();
    }

    /** The queue pair whose sender decides. */
    String deciding() {
        return arena.model().protocol().queuePairs().get(queuePair).name();
    }

    Node node(int position) {
        Node known = nodes.get(position);
        if (known == null) {
            known = made(positions.get(position));
            nodes.put(position, known);
        }
        return known;
    }

    private Node made(Position p) {
        board.expand(p.state());
        List<Step> steps = new ArrayList<>();
        for (int s = board.first(p.state()); s < board.last(p.state()); s++) {
            int action = board.action(s);
            board.read(p.state(), cells);
            int target = number(new Position(board.target(s), after(p.view(), action)));
            Optional<Way> way = Optional.ofNullable(wayOf.get(action));
            steps.add(
                    new Step(
                            action,
                            target,
                            way.map(w -> situation(p.view(), w.opening())).orElse(NO_DECISION),
                            way.map(Way::way).orElse(0),
                            board.fault(s)));
        }
        return new Node(arena.wrong(p.state()), arena.released(p.state()), List.copyOf(steps));
    }

    private int after(int view, int action) {
        int longer = view;
        for (Seen seen : arena.interpreter().observe(action, cells, RunNames.NAMELESS)) {
            if (seen.view() == queuePair) {
                longer =
                        views.computeIfAbsent(
                                new Longer(longer, new Sight(seen.code(), seen.observed())),
                                _ -> views.size() + 1);
            }
        }
        return longer;
    }

    private int situation(int view, int opening) {
        return situations.computeIfAbsent(
                new Asked(view, opening),
                _ -> {
                    ways.add(arena.model().openings().get(opening).ways().size());
                    openings.add(opening);
                    return ways.size() - 1;
                });
    }

    private int number(Position position) {
        return numbers.computeIfAbsent(
                position,
                p -> {
                    positions.add(p);
                    return positions.size() - 1;
                });
    }
}
