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

    private BruteForce(ObjectType type, List<Operation> operations) {
        this.type = type;
        this.operations = operations;
    }

    static boolean linearizable(ObjectType type, List<Operation> operations) {
        return new BruteForce(type, operations).from(0, Objects.initial(type));
    }

    private boolean from(int executed, Object state) {
        if (!seen.add(new Configuration(executed, state))) {
            return false;
        }
        boolean all = true;
        for (int i = 0; i < operations.size(); i++) {
            all &= (executed >> i & 1) == 1 || !operations.get(i).executions().required();
        }
        if (all) {
            return true;
        }
        for (int i = 0; i < operations.size(); i++) {
            Operation next = operations.get(i);
            int its = i;
            boolean late =
                    IntStream.range(0, operations.size())
                            .filter(o -> (executed >> o & 1) == 1)
                            .anyMatch(o -> o == its || precedes(next, operations.get(o)));
            if (!late) {
                Objects.After after = Objects.apply(type, state, next);
                if (Objects.agrees(next, after.response())
                        && from(executed | 1 << i, after.state())) {
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
