package dev.twintrace.linear.search;

import dev.twintrace.linear.object.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What may be executed and need not, and has no return. Supply {@code s} is a counted one, supply
 * {@code ~s} an endless one; {@link Plan} says what is in them.
 */
final class Supplies {
    private static final int NOBODY = -1;
    private static final int[] NONE = {};

    private final Problem problem;
    private final Plan plan;
    private final Machine machine;

    /** Per counted supply: how much has come so far. */
    private final int[] came;

    /** Per endless supply: its first item, or {@link #NOBODY} if that was not called yet. */
    private final int[] first;

    /** Supplies that do not overwrite. */
    final int[] steady;

    /** All supplies. */
    final int[] all;

    /** By the state to which they lead: supplies that overwrite. */
    private final Map<Integer, int[]> leading = new HashMap<>();

    /** Whether some supply adds. */
    final boolean adding;

    /** Whether some supply is possible in several states and does different things there. */
    final boolean vague;

    Supplies(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        this.machine = problem.machine();
        this.came = new int[plan.members.length];
        this.first = new int[plan.endlessSupplies];
        int[] endlessOf = new int[plan.endlessSupplies];
        for (int i = problem.size() - 1; i >= 0; i--) {
            if (plan.endless[i] != Plan.NONE) {
                endlessOf[plan.endless[i]] = i;
            }
        }
        List<Integer> others = new ArrayList<>();
        this.all = IntStream.range(-first.length, came.length).toArray();
        boolean someAdd = false;
        boolean someVague = false;
        for (int s : all) {
            int operation = problem.operation(s >= 0 ? plan.members[s][0] : endlessOf[~s]);
            if (machine.overwrites(operation, false)) {
                int to = machine.unseen(machine.initial(), operation);
                int[] known = leading.getOrDefault(to, NONE);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = s;
                leading.put(to, more);
            } else {
                others.add(s);
                boolean adds = machine.adds(operation);
                someAdd |= adds;
                someVague |= !adds && machine.needs(operation, false) == Machine.NONE;
            }
        }
        this.steady = others.stream().mapToInt(s -> s).toArray();
        this.adding = someAdd;
        this.vague = someVague;
        reset();
    }

    /** As it is at first. */
    void reset() {
        Arrays.fill(came, 0);
        Arrays.fill(first, NOBODY);
    }

    /** An item is called. */
    void call(int item) {
        if (plan.counted[item] != Plan.NONE) {
            came[plan.counted[item]]++;
        }
        int endless = plan.endless[item];
        if (endless != Plan.NONE && first[endless] == NOBODY) {
            first[endless] = item;
        }
    }

    /** How much of a supply came so far, at most so much. */
    int came(int supply, int most) {
        if (supply >= 0) {
            return came[supply];
        }
        return first[~supply] == NOBODY ? 0 : most;
    }

    /** The operation of a supply of which something came. */
    int operation(int supply) {
        return problem.operation(supply >= 0 ? plan.members[supply][0] : first[~supply]);
    }

    /** What is executed if so much of a supply was used: an item, or {@code ~item}. */
    int execution(int supply, int used) {
        return supply >= 0 ? plan.members[supply][used] : ~first[~supply];
    }

    /** Supplies that overwrite every state by this one. */
    int[] leadingTo(int state) {
        return leading.getOrDefault(state, NONE);
    }

    /**
     * Of the supplies that add, the largest one; empty as the number of no supply, {@link
     * Integer#MIN_VALUE}.
     */
    int largestAdding() {
        int largest = Integer.MIN_VALUE;
        int size = 0;
        for (int s : steady) {
            int its = came(s, Integer.MAX_VALUE);
            if (its > size && machine.adds(operation(s))) {
                largest = s;
                size = its;
            }
        }
        return largest;
    }

    /** The states that supplies need. */
    IntStream needed() {
        return IntStream.of(steady)
                .filter(s -> came(s, 1) > 0)
                .map(s -> machine.needs(operation(s), false));
    }

    /** Whether a supply may change a state without overwriting it. */
    boolean stir(int state) {
        for (int s : steady) {
            if (came(s, 1) > 0) {
                int next = machine.unseen(state, operation(s));
                if (next != Machine.NONE && next != state) {
                    return true;
                }
            }
        }
        return false;
    }
}
