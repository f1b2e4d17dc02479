package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Part;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides every part, given time: walks along calls and returns with the set of all configurations
 * that are possible so far.
 */
public final class Layered implements Decider {
    private static final int NARROWEST = 64;

    private final int narrowest;

    /** It has no settings. */
    public Layered() {
        this(NARROWEST);
    }

    /**
     * For tests.
     *
     * @param narrowest how wide a beam is at first
     */
    Layered(int narrowest) {
        this.narrowest = narrowest;
    }

    @Override
    public Finding decide(Part part, Budget budget) {
        Problem problem = Problem.of(part);
        return switch (search(problem, narrowest, budget)) {
            case Outcome.Through(Way way) -> new Finding.Linearizable(way.order());
            case Outcome.Stuck(int item) ->
                    new Finding.NotLinearizable(
                            part.operations(),
                            "No order of what was called before "
                                    + Naming.of(part.history(), problem.operation(item))
                                    + " returned explains it.");
            case Outcome.GaveUp(String reason) -> new Finding.Unknown(reason);
        };
    }

    /** Whether the items of a problem have an order. */
    public static Outcome search(Problem problem, Budget budget) {
        return search(problem, NARROWEST, budget);
    }

    /**
     * Per item, the states in which the object may be just before its call, but for what operations
     * that are open then may make of them; empty if there are too many configurations to say.
     *
     * @param items ascending; with effects, as observers that nobody requires have no call here
     */
    public static Optional<int[][]> statesBefore(Problem problem, int[] items, Budget budget) {
        Plan plan = new Plan(problem);
        int[] events = Arrays.stream(items).map(i -> plan.begin[i]).filter(e -> e >= 0).toArray();
        int width = (int) Math.min(Integer.MAX_VALUE, budget.configurations());
        return events.length < items.length
                ? Optional.empty()
                : new Sweep(problem, plan, width, budget).statesBefore(events);
    }

    private static Outcome search(Problem problem, int narrowest, Budget budget) {
        return new Sweep(problem, new Plan(problem), narrowest, budget).run();
    }
}
