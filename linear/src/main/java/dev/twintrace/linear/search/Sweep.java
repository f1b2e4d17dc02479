package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One walk along the events with a set of configurations. As long as none was left out, the set is
 * exact: what is not in it is not possible, and if it becomes empty then there is no order. When it
 * grows wider than a beam, only the most promising ones are kept; if those die out then the walk
 * goes back, first a little and then as far as the set was exact, with a wider beam.
 */
final class Sweep {
    private static final int WIDER = 4;
    private static final int BETWEEN_CHECKPOINTS = 128;

    private final int narrowest;
    private final Problem problem;
    private final Plan plan;
    private final Layout layout;
    private final Openings openings;
    private final Paths paths = new Paths();
    private final Expansion expansion;
    private final Budget budget;
    private Layer layer;
    private Layer next;
    private int event;
    private boolean exact = true;
    private int width;
    private int attempts;
    private int furthest;
    private Checkpoint lastExact;
    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();
    private Optional<String> gaveUp = Optional.empty();

    /** A layer to go back to. */
    private record Checkpoint(int event, Layer layer) {}

    Sweep(Problem problem, Plan plan, int narrowest, Budget budget) {
        this.narrowest = narrowest;
        this.width = narrowest;
        this.problem = problem;
        this.plan = plan;
        this.budget = budget;
        this.layout = new Layout(plan);
        this.openings = new Openings(problem, plan, layout);
        this.expansion = new Expansion(problem, layout, openings, paths);
        this.layer = new Layer(layout);
        this.next = new Layer(layout);
        long[] row = new long[layout.stride];
        for (int start : problem.starts()) {
            row[0] = start;
            layer.add(row, 0, Paths.START, 0);
        }
        this.lastExact = checkpoint();
    }

    Outcome run() {
        while (event < plan.events.length) {
            if ((event & 255) == 0 && stop()) {
                break;
            }
            boolean wasExact = exact;
            if (plan.events[event] >= 0) {
                call(plan.events[event]);
            } else {
                close(~plan.events[event]);
            }
            if (gaveUp.isPresent()) {
                break;
            }
            if (layer.size == 0) {
                if (exact) {
                    return new Outcome.Stuck(~plan.events[event]);
                }
                goBack();
                continue;
            }
            event++;
            furtherOn(wasExact);
        }
        return gaveUp.<Outcome>map(Outcome.GaveUp::new).orElseGet(this::through);
    }

    /**
     * The states that are possible before some events, up to what is open then; empty if the set
     * did not stay exact up to there.
     *
     * @param events ascending
     */
    Optional<int[][]> statesBefore(int[] events) {
        int[][] states = new int[events.length][];
        for (int next = 0; next < events.length; event++) {
            if (event == events[next]) {
                states[next++] =
                        IntStream.range(0, layer.size).map(layer::state).distinct().toArray();
            }
            if ((event & 255) == 0 && stop()) {
                return Optional.empty();
            }
            if (plan.events[event] >= 0) {
                call(plan.events[event]);
            } else {
                close(~plan.events[event]);
            }
            if (gaveUp.isPresent() || !exact || layer.size == 0) {
                return next == events.length ? Optional.of(states) : Optional.empty();
            }
        }
        return Optional.of(states);
    }

    private Outcome through() {
        return new Outcome.Through(new Way(problem, plan, paths.to(layer.path[0])));
    }

    private boolean stop() {
        gaveUp = budget.spent().map(this::soFar);
        return gaveUp.isPresent();
    }

    private String soFar(String reason) {
        int done = 0;
        for (int e = 0; e < event; e++) {
            done += plan.events[e] < 0 ? 1 : 0;
        }
        return "%s, after %d of %d operations".formatted(reason, done, problem.size());
    }

    /** A call changes no configuration but for one more item that may be owed. */
    private void call(int item) {
        openings.happen(event);
        int slot = plan.slot[item];
        if (slot == Plan.NONE || !problem.required(item)) {
            return;
        }
        int word = slot >> 6;
        long bit = 1L << slot;
        for (int c = 0; c < layer.size; c++) {
            int base = c * layout.stride;
            int state = (int) layer.rows[base];
            if (openings.after(state, slot) != state) {
                layer.rows[base + 1 + word] |= bit;
            }
        }
    }

    private void close(int item) {
        int slot = plan.slot[item];
        int word = slot >> 6;
        long bit = 1L << slot;
        boolean mover = (openings.movers[word] & bit) != 0;
        if (mover || owed(word, bit)) {
            next.clear();
            expansion.begin(event, slot, next);
            for (int c = 0; c < layer.size; c++) {
                pass(c, word, bit, mover);
            }
            boolean all = expand() && !expansion.leftOut();
            next.compact();
            if (next.size > width) {
                next.keep(width);
                all = false;
            }
            if (!all && exact) {
                lastExact = checkpoint();
                exact = false;
            }
            Layer swap = layer;
            layer = next;
            next = swap;
        }
        if (layer.size > 0) {
            openings.happen(event);
        }
    }

    private boolean owed(int word, long bit) {
        for (int c = 0; c < layer.size; c++) {
            if ((layer.rows[c * layout.stride + 1 + word] & bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private void pass(int c, int word, long bit, boolean mover) {
        int base = c * layout.stride;
        int done = base + 1 + layout.words + word;
        if ((layer.rows[done] & bit) != 0) {
            layer.rows[done] &= ~bit;
            next.add(layer.rows, base, layer.path[c], layer.cost[c]);
            layer.rows[done] |= bit;
            return;
        }
        boolean owed = (layer.rows[base + 1 + word] & bit) != 0;
        if (!owed) {
            next.add(layer.rows, base, layer.path[c], layer.cost[c]);
        }
        if (owed || mover) {
            expansion.from(layer.rows, base, layer.path[c], layer.cost[c]);
        }
    }

    /** Whether everything was expanded. */
    private boolean expand() {
        long most = Math.min(budget.configurations(), 16L * width);
        for (int steps = 1; expansion.step(); steps++) {
            if ((steps & 255) == 0 && stop()) {
                return false;
            }
            if (problem.machine().states() > budget.configurations()) {
                gaveUp = Optional.of(soFar("more than " + budget.configurations() + " states"));
                return false;
            }
            if (expansion.met() + (long) next.size > most) {
                if (most == budget.configurations()) {
                    gaveUp = Optional.of(soFar("more than " + most + " configurations"));
                }
                return false;
            }
        }
        return true;
    }

    private Checkpoint checkpoint() {
        Layer copy = new Layer(layout);
        copy.addAll(layer);
        return new Checkpoint(event, copy);
    }

    private void furtherOn(boolean wasExact) {
        if (exact) {
            checkpoints.clear();
        } else if (event % BETWEEN_CHECKPOINTS == 0 && !wasExact) {
            checkpoints.addLast(checkpoint());
        }
        if (attempts > 0 && event > furthest + (BETWEEN_CHECKPOINTS << Math.min(20, attempts))) {
            attempts--;
            width = Math.max(narrowest, width / WIDER);
        }
        if (paths.full()) {
            List<Layer> needed = new ArrayList<>(List.of(layer, lastExact.layer()));
            checkpoints.forEach(c -> needed.add(c.layer()));
            paths.drop(needed);
        }
    }

    /** How far to go back for an attempt. */
    private int reach() {
        return BETWEEN_CHECKPOINTS << Math.min(20, 2 * attempts);
    }

    private void goBack() {
        if (width > budget.configurations()) {
            gaveUp = Optional.of(soFar("more further executions than an order can list"));
            return;
        }
        furthest = Math.max(furthest, event);
        attempts++;
        width = (int) Math.min(Integer.MAX_VALUE, (long) width * WIDER);
        while (!checkpoints.isEmpty() && checkpoints.getLast().event() > furthest - reach()) {
            checkpoints.removeLast();
        }
        Checkpoint to = checkpoints.isEmpty() ? lastExact : checkpoints.getLast();
        exact = checkpoints.isEmpty();
        event = to.event();
        layer.clear();
        layer.addAll(to.layer());
        openings.reset(event);
    }
}
