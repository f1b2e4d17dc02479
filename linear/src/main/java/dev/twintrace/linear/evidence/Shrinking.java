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

    /** With more operations a contradiction says nothing to anybody. */
    private static final int MANY = 100;

    /** A search of a weakened problem that takes longer is given up. */
    private static final Duration EACH = Duration.ofMillis(250);

    private final Part part;
    private final Problem problem;
    private final Budget budget;
    private final Sentences sentences;

    /** All states that there are, or some of them if they are many. */
    private final int[] any;

    /**
     * Whether relaxed operations may be searched as if they took effect any number of times: that
     * is much faster, as nobody has to count, but needs a small number of states.
     */
    private final boolean endless;

    private Shrinking(Part part, Budget budget) {
        this.part = part;
        this.problem = Problem.of(part);
        this.budget = budget;
        this.sentences = new Sentences(part);
        this.any = any();
        this.endless = any.length <= ANY;
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

    private Optional<Evidence> shrunk(Finding.NotLinearizable finding) {
        return Layered.search(problem, budget) instanceof Outcome.Stuck(int stuck)
                ? alone(finding, stuck).or(() -> since(stuck))
                : Optional.empty();
    }

    /** A contradiction by itself. */
    private Optional<Evidence> alone(Finding.NotLinearizable finding, int stuck) {
        Contradiction rough = contradiction(kept -> relaxed(kept, endless), FEW);
        int[] operations = finding.operations().stream().toArray();
        List<Integer> all =
                nearest(
                        IntStream.range(0, problem.size())
                                .filter(i ->
                                        Arrays.binarySearch(operations, problem.operation(i)) >= 0),
                        stuck);
        for (int size = FEW; size < all.size(); size *= 4) {
            if (rough.stuck(all.subList(0, size)).isPresent()) {
                all = all.subList(0, size);
            }
        }
        List<Integer> few = rough.least(all);
        return evidence(
                few, contradiction(kept -> relaxed(kept, false), FEW), Optional.empty(), stuck);
    }

    private Contradiction contradiction(Function<List<Integer>, Problem> weakened, int most) {
        return new Contradiction(weakened, most, EACH, budget);
    }

    /** Those called about the same time first, then earlier ones, then later ones. */
    private List<Integer> nearest(IntStream items, int stuck) {
        long returned = problem.returned(stuck);
        return items.boxed()
                .sorted(
                        Comparator.comparing((Integer i) -> problem.called(i) > returned)
                                .thenComparing(i -> Math.abs((long) i - stuck)))
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

    /** A contradiction from a moment on, the later the better, but rather one in any state. */
    private Optional<Evidence> since(int stuck) {
        int[] moments =
                IntStream.iterate(1, d -> d / 2 <= stuck, d -> 2 * d)
                        .map(d -> Math.max(0, stuck + 1 - d))
                        .filter(i -> problem.required(i))
                        .sorted()
                        .toArray();
        Optional<int[][]> states = Layered.statesBefore(problem, moments, budget);
        if (states.isEmpty()) {
            return Optional.empty();
        }
        Optional<Evidence> some = Optional.empty();
        for (int m = moments.length - 1; m >= 0; m--) {
            if (endless) {
                Optional<Evidence> whatever = since(moments[m], any, true, stuck);
                if (whatever.isPresent()) {
                    return whatever;
                }
            }
            if (some.isEmpty()) {
                some = since(moments[m], states.get()[m], false, stuck);
            }
        }
        return some;
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
        Evidence.Window window =
                new Evidence.Window(
                        problem.operation(moment),
                        Arrays.stream(states).mapToObj(problem.machine()::text).toList(),
                        any);
        return evidence(
                rough.least(all),
                contradiction(kept -> since(moment, states, kept, stuck, false), MANY),
                Optional.of(window),
                stuck);
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
        int last = contradiction.stuck(least).orElse(stuck);
        int[] operations = least.stream().mapToInt(problem::operation).sorted().toArray();
        return Optional.of(
                new Evidence(
                        Numbers.of(operations),
                        window,
                        sentences.why(operations, window, problem.operation(last))));
    }
}
