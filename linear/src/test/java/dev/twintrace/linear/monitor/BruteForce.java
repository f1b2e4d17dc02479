package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.object.ObjectType;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** All orders, one after the other; and the replay of one. Only reads may be repeated. */
final class BruteForce {
    private record Configuration(int executed, Object state) {}

    private final ObjectType type;
    private final List<Operation> operations;
    private final Set<Configuration> seen = new HashSet<>();

    /** For each operation those that cannot be executed before it, itself among them. */
    private final int[] after;

    private int required;

    private BruteForce(ObjectType type, List<Operation> operations) {
        this.type = type;
        this.operations = operations;
        this.after = new int[operations.size()];
        for (int i = 0; i < after.length; i++) {
            for (int o = 0; o < after.length; o++) {
                boolean late = i == o || precedes(operations.get(i), operations.get(o));
                after[i] |= late ? 1 << o : 0;
            }
            required |= operations.get(i).executions().required() ? 1 << i : 0;
        }
    }

    static boolean linearizable(ObjectType type, List<Operation> operations) {
        return new BruteForce(type, operations).from(0, Objects.initial(type));
    }

    private boolean from(int executed, Object state) {
        if (!seen.add(new Configuration(executed, state))) {
            return false;
        }
        if ((executed & required) == required) {
            return true;
        }
        for (int i = 0; i < operations.size(); i++) {
            Operation next = operations.get(i);
            boolean late = (executed & after[i]) != 0;
            if (!late) {
                Objects.After then = Objects.apply(type, state, next);
                if (Objects.agrees(next, then.response())
                        && from(executed | 1 << i, then.state())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean precedes(Operation one, Operation other) {
        return one.returned().isPresent() && one.returned().getAsLong() < other.called();
    }

    /** The history with all but some operations relaxed: any time, any result, or never. */
    static List<Operation> relaxed(List<Operation> operations, Numbers named) {
        return IntStream.range(0, operations.size())
                .mapToObj(i ->
                        named.stream().anyMatch(n -> n == i)
                                ? operations.get(i)
                                : relaxed(operations.get(i)))
                .toList();
    }

    private static Operation relaxed(Operation op) {
        return new Operation(
                op.process(),
                Long.MIN_VALUE,
                OptionalLong.empty(),
                op.key(),
                op.function(),
                op.arguments(),
                new Response.Done(),
                Executions.AT_MOST_ONCE);
    }

    /** Whether an order explains a history. */
    static boolean explains(ObjectType type, List<Operation> operations, Numbers order) {
        Object state = Objects.initial(type);
        Set<Integer> executed = new HashSet<>();
        for (int at = 0; at < order.size(); at++) {
            Operation next = operations.get(order.at(at));
            boolean late = executed.stream().anyMatch(o -> precedes(next, operations.get(o)));
            Objects.After after = Objects.apply(type, state, next);
            if (late || !executed.add(order.at(at)) || !Objects.agrees(next, after.response())) {
                return false;
            }
            state = after.state();
        }
        return IntStream.range(0, operations.size())
                .allMatch(i -> executed.contains(i) || !operations.get(i).executions().required());
    }
}
