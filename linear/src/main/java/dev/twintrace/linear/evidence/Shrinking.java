package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.object.Machine;
import dev.twintrace.linear.search.Layered;
import dev.twintrace.linear.search.Outcome;
import dev.twintrace.linear.search.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes evidence of a finding that is right but says little. Every step weakens the question: if
 * the whole had an order then so would what is left. Operations may be relaxed; what was called
 * after the return at which nothing is possible may be dropped; and what had returned before a
 * moment may be replaced by the states to which it may have led.
 */
public final class Shrinking {
    /** With so many operations or fewer a contradiction of its own explains itself. */
    private static final int FEW = 8;

    /** With so many states one may still say: whatever it was. */
    private static final int ANY = 64;

    /** So many operations about the same time are looked at first. */
    private static final int NEAR = 128;

    /** With more operations a contradiction says nothing to anybody. */
    private static final int MANY = 100;

    /** A search of a weakened problem that takes longer is given up. */
    private static final Duration EACH = Duration.ofSeconds(1);

    /** Whoever waits for a no does not wait much longer for a shorter one. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration PER_OPERATION = Duration.ofNanos(10_000);

    private final Problem problem;
    private final Budget budget;
    private final Sentences sentences;

    /** All states that there are, or some of them if they are many. */
    private final int[] any;

    /**
     * Whether relaxed operations may be searched as if they took effect any number of times: that
     * is much faster, as nobody has to count, but makes sense only if states are not made out of
     * states again and again.
     */
    private final boolean endless;

    private Shrinking(Part part, Budget budget) {
        this.problem = Problem.of(part);
        this.budget = budget.within(PATIENCE.plus(PER_OPERATION.multipliedBy(part.size())));
        this.sentences = new Sentences(part);
        this.any = any();
        this.endless =
                any.length <= ANY || IntStream.range(0, problem.size()).allMatch(this::keeps);
    }

    /**
     * Evidence with as few operations as can be found within the budget.
     *
     * @param finding of this part
     */
    public static Evidence of(Part part, Finding.NotLinearizable finding, Budget budget) {
        return new Shrinking(part, budget)
                .shrunk(finding)
                .orElseGet(
                        () -> new Evidence(finding.operations(), Optional.empty(), finding.why()));
    }

    /**
     * Evidence without the operations that are not needed.
     *
     * @param finding of this part, with few operations that are a contradiction
     */
    public static Evidence least(Part part, Finding.NotLinearizable finding, Budget budget) {
        Shrinking shrinking = new Shrinking(part, budget);
        Evidence as = new Evidence(finding.operations(), Optional.empty(), finding.why());
        int[] operations = finding.operations().stream().toArray();
        List<Integer> items =
                IntStream.range(0, shrinking.problem.size())
                        .filter(i ->
                                Arrays.binarySearch(operations, shrinking.problem.operation(i))
                                        >= 0)
                        .boxed()
                        .toList();
        Contradiction exact = shrinking.contradiction(kept -> shrinking.relaxed(kept, false), FEW);
        List<Integer> least = exact.without(items);
        return least.size() == items.size()
                ? as
                : shrinking.evidence(least, exact, Optional.empty(), least.getLast()).orElse(as);
    }

    /** Evidence from a moment on, for tests; in any state, if so wanted. */
    static Optional<Evidence> fromAMoment(Part part, boolean anyState, Budget budget) {
        Shrinking shrinking = new Shrinking(part, budget);
        return Layered.search(shrinking.problem, budget) instanceof Outcome.Stuck(int stuck)
                ? anyState ? shrinking.whatever(stuck) : shrinking.since(stuck)
                : Optional.empty();
    }

    /** Whether an operation leads to one state only, if it changes anything. */
    private boolean keeps(int item) {
        int operation = problem.operation(item);
        return problem.machine().observes(operation, false)
                || problem.machine().overwrites(operation, false)
                || (problem.machine().needs(operation, false) != Machine.NONE
                        && !problem.machine().adds(operation));
    }

    private Optional<Evidence> shrunk(Finding.NotLinearizable finding) {
        if (!(Layered.search(problem, budget) instanceof Outcome.Stuck(int stuck))) {
            return Optional.empty();
        }
        int[] operations = finding.operations().stream().toArray();
        List<Integer> all =
                nearest(
                        IntStream.range(0, problem.size())
                                .filter(i ->
                                        Arrays.binarySearch(operations, problem.operation(i)) >= 0),
                        stuck);
        return alone(all.subList(0, Math.min(NEAR, all.size())), stuck)
                .or(() -> whatever(stuck))
                .or(() -> all.size() <= NEAR ? Optional.empty() : alone(all, stuck))
                .or(() -> since(stuck));
    }

    /** A contradiction by itself, the nearest items being the first ones. */
    private Optional<Evidence> alone(List<Integer> nearest, int stuck) {
        Contradiction rough = contradiction(kept -> relaxed(kept, endless), FEW);
        int size = Math.min(FEW, nearest.size());
        while (rough.stuck(nearest.subList(0, size)).isEmpty()) {
            if (size == nearest.size() || budget.spent().isPresent()) {
                return Optional.empty();
            }
            size = Math.min(4 * size, nearest.size());
        }
        return evidence(
                rough.least(nearest.subList(0, size)),
                contradiction(kept -> relaxed(kept, false), FEW),
                Optional.empty(),
                stuck);
    }

    private Contradiction contradiction(Function<List<Integer>, Problem> weakened, int most) {
        return new Contradiction(weakened, most, EACH, budget);
    }

    /** Those called about the same time first. */
    private List<Integer> nearest(IntStream items, int stuck) {
        return items.boxed()
                .sorted(Comparator.comparingInt((Integer i) -> Math.abs(i - stuck)))
                .toList();
    }

    private Problem relaxed(List<Integer> kept, boolean anyNumber) {
        boolean[] keep = new boolean[problem.size()];
        kept.forEach(i -> keep[i] = true);
        Problem.Weakening weaker = new Problem.Weakening(problem, anyNumber);
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                weaker.keep(i);
            } else {
                weaker.relax(i);
            }
        }
        return weaker.from(problem.starts());
    }

    /** Moments to begin with, latest first, each twice as long ago as the one before. */
    private int[] moments(int stuck) {
        return IntStream.iterate(1, d -> d / 2 <= stuck, d -> 2 * d)
                .map(d -> Math.max(0, stuck + 1 - d))
                .filter(problem::required)
                .toArray();
    }

    /** A contradiction from a moment on, in any state: the past does not matter. */
    private Optional<Evidence> whatever(int stuck) {
        if (any.length > ANY) {
            return Optional.empty();
        }
        return IntStream.of(moments(stuck))
                .mapToObj(moment -> since(moment, any, true, stuck))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A contradiction from a moment on, in the states that are possible then. */
    private Optional<Evidence> since(int stuck) {
        int[] moments = moments(stuck);
        int[] ascending = IntStream.of(moments).sorted().toArray();
        Optional<int[][]> states = Layered.statesBefore(problem, ascending, budget);
        return states.flatMap(its ->
                IntStream.range(0, moments.length)
                        .mapToObj(m -> since(moments[m], its[moments.length - 1 - m], false, stuck))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private int[] any() {
        Set<Integer> reached = new LinkedHashSet<>();
        Deque<Integer> queue = new ArrayDeque<>();
        Arrays.stream(problem.starts()).filter(reached::add).forEach(queue::add);
        while (!queue.isEmpty() && reached.size() <= ANY) {
            int state = queue.remove();
            for (int i = 0; i < problem.size() && reached.size() <= ANY; i++) {
                int next = problem.machine().unseen(state, problem.operation(i));
                if (next != Machine.NONE && reached.add(next)) {
                    queue.add(next);
                }
            }
        }
        return reached.stream().mapToInt(s -> s).toArray();
    }

    private Optional<Evidence> since(int moment, int[] states, boolean any, int stuck) {
        Contradiction rough =
                contradiction(
                        kept -> since(moment, states, kept, stuck, endless), any ? 2 * FEW : MANY);
        List<Integer> all =
                nearest(
                        IntStream.range(0, problem.size())
                                .filter(i -> problem.called(i) <= problem.returned(stuck))
                                .filter(i -> problem.returned(i) >= problem.called(moment)),
                        stuck);
        if (rough.stuck(all).isEmpty()) {
            return Optional.empty();
        }
        List<Integer> few = rough.least(all);
        int latest = any ? later(moment, states, few, stuck) : moment;
        return evidence(
                few,
                contradiction(kept -> since(latest, states, kept, stuck, false), MANY),
                Optional.of(window(latest, stuck, states, any)),
                stuck);
    }

    /** The first of a few operations, if they are a contradiction from there on. */
    private int later(int moment, int[] states, List<Integer> few, int stuck) {
        int first = few.stream().mapToInt(i -> i).min().orElse(moment);
        return contradiction(kept -> since(first, states, kept, stuck, false), MANY)
                        .stuck(few)
                        .isPresent()
                ? first
                : moment;
    }

    private Evidence.Window window(int moment, int stuck, int[] states, boolean all) {
        return new Evidence.Window(
                problem.operation(moment),
                problem.operation(stuck),
                Arrays.stream(states).mapToObj(problem.machine()::text).toList(),
                all);
    }

    /** What is left from the call of one item to the return of another one. */
    private Problem since(
            int moment, int[] states, List<Integer> kept, int stuck, boolean anyNumber) {
        boolean[] keep = new boolean[problem.size()];
        kept.forEach(i -> keep[i] = true);
        long begin = problem.called(moment);
        long end = problem.returned(stuck);
        Problem.Weakening weaker = new Problem.Weakening(problem, anyNumber);
        for (int i = 0; i < keep.length && problem.called(i) <= end; i++) {
            boolean over = problem.returned(i) < begin && !problem.repeatable(i);
            if (keep[i] && problem.returned(i) >= begin) {
                keep(weaker, i, moment, end);
            } else if (!over) {
                weaker.relax(i);
            }
        }
        return weaker.from(states);
    }

    /** What returns after the end may take effect after it, when more was called. */
    private void keep(Problem.Weakening weaker, int item, int moment, long end) {
        if (item < moment && problem.returned(item) > end) {
            weaker.relax(item);
        } else if (item < moment) {
            weaker.early(item);
        } else if (problem.returned(item) > end) {
            weaker.late(item);
        } else {
            weaker.keep(item);
        }
    }

    /** A few operations, and without those that are not needed after all. */
    private Optional<Evidence> evidence(
            List<Integer> few,
            Contradiction contradiction,
            Optional<Evidence.Window> window,
            int stuck) {
        if (few.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> least = endless ? contradiction.without(few) : few;
        int last = contradiction.stuck(least).orElse(problem.operation(stuck));
        return Optional.of(evidence(least, window, last));
    }

    private Evidence evidence(List<Integer> items, Optional<Evidence.Window> window, int last) {
        int[] operations = items.stream().mapToInt(problem::operation).sorted().toArray();
        return new Evidence(
                Numbers.of(operations), window, sentences.why(operations, window, last));
    }
}
