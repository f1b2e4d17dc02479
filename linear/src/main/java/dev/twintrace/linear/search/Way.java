package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.object.Machine;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a sweep executed, from the only state at first, and when. The rest of an order follows from
 * it: an item that was owed and never executed was passed over either because at some moment it
 * changed nothing, and then it takes place there; or because an execution overwrote whatever it
 * might have done, and then it takes place just before. Items without a return that have to be
 * executed and were not come last.
 */
public final class Way {
    private final Problem problem;
    private final Plan plan;
    private final int[] executions;
    private final int[] events;

    /**
     * A way.
     *
     * @param steps an item or {@code ~item}, how often, and the event; several executions out of a
     *     counted supply are those of its next items
     */
    Way(Problem problem, Plan plan, int[][] steps) {
        this.problem = problem;
        this.plan = plan;
        int size = Arrays.stream(steps).mapToInt(s -> s[1]).sum();
        this.executions = new int[size];
        this.events = new int[size];
        int at = 0;
        for (int[] step : steps) {
            int first = step[0];
            int[] members =
                    step[1] == 1 || first < 0 ? new int[0] : plan.members[plan.counted[first]];
            int place = Arrays.binarySearch(members, first);
            for (int n = 0; n < step[1]; n++) {
                executions[at] = place < 0 ? first : members[place + n];
                events[at++] = step[2];
            }
        }
    }

    /** The order, as in {@link dev.twintrace.linear.decide.Finding.Linearizable}. */
    Numbers order() {
        int[] states = states();
        boolean[] done = new boolean[problem.size()];
        for (int execution : executions) {
            done[execution >= 0 ? execution : ~execution] |=
                    execution >= 0 || problem.returned(~execution) == Long.MAX_VALUE;
        }
        long[] places =
                IntStream.range(0, problem.size())
                        .filter(i -> problem.required(i) && !done[i])
                        .mapToLong(i -> place(i, states) << 32 | i)
                        .sorted()
                        .toArray();
        int[] order = new int[executions.length + places.length];
        int next = 0;
        for (int step = 0; step <= executions.length; step++) {
            while (next < places.length && places[next] >>> 33 == step) {
                order[step + next] = problem.operation((int) places[next]);
                next++;
            }
            if (step < executions.length) {
                int execution = executions[step];
                order[step + next] =
                        execution >= 0
                                ? problem.operation(execution)
                                : ~problem.operation(~execution);
            }
        }
        return Numbers.of(order);
    }

    private int[] states() {
        int[] states = new int[executions.length + 1];
        states[0] = problem.starts()[0];
        for (int step = 0; step < executions.length; step++) {
            int execution = executions[step];
            states[step + 1] =
                    execution >= 0
                            ? after(states[step], execution)
                            : problem.machine().unseen(states[step], problem.operation(~execution));
        }
        return states;
    }

    private int after(int state, int item) {
        int operation = problem.operation(item);
        return problem.seen(item)
                ? problem.machine().after(state, operation)
                : problem.machine().unseen(state, operation);
    }

    /** Twice the step before which an item takes place, and 1 more if that step hides it. */
    private long place(int item, int[] states) {
        if (plan.slot[item] == Plan.NONE) {
            return 2L * executions.length + 1;
        }
        int found = Arrays.binarySearch(events, plan.begin[item]);
        int step = found < 0 ? ~found : found;
        while (true) {
            if (after(states[step], item) == states[step]) {
                return 2L * step;
            }
            if (step == executions.length || events[step] > plan.due[item]) {
                throw new IllegalStateException(
                        "no place for operation " + problem.operation(item));
            }
            if (hides(executions[step])
                    && problem.machine().total(problem.operation(item), problem.seen(item))) {
                return 2L * step + 1;
            }
            step++;
        }
    }

    private boolean hides(int execution) {
        Machine machine = problem.machine();
        return execution >= 0
                ? machine.overwrites(problem.operation(execution), problem.seen(execution))
                : machine.overwrites(problem.operation(~execution), false);
    }
}
