package dev.twintrace.linear.oracle;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Linearizability by its definition: every order of every choice of executions is tried, with all
 * keys as one object. Executions get times that do not fall; each has to be within its interval.
 *
 * <p>Further executions of repeatable operations, any number of them, are not listed but taken all
 * at once: from a set of states to all that they lead to. That is exact as long as the set is
 * finite; if it grows beyond a bound then what is beyond is left out, and {@link #exact} says so.
 */
public final class BruteForce {
    private static final int BOUND = 400;

    private final Reference reference;
    private final List<Operation> single = new ArrayList<>();
    private final List<Operation> repeatable = new ArrayList<>();
    private boolean exact = true;

    private BruteForce(List<Operation> operations, ObjectType type) {
        this.reference = Reference.of(type);
        for (Operation operation : operations) {
            Executions times = operation.executions();
            if (times.repeatable()) {
                repeatable.add(operation);
            }
            if (times != Executions.ANY_NUMBER) {
                single.add(operation);
            }
        }
    }

    /**
     * What came out.
     *
     * @param exact whether everything was tried; otherwise only {@code linearizable} is to be
     *     believed if true
     */
    public record Answer(boolean linearizable, boolean exact) {}

    public static Answer decide(List<Operation> operations, ObjectType type) {
        return decide(operations, type, List.of(Reference.of(type).initial()));
    }

    /** Whether there is an order from one of some states, which every key has at first. */
    public static Answer decide(
            List<Operation> operations, ObjectType type, Collection<?> initially) {
        BruteForce force = new BruteForce(operations, type);
        Set<Value> keys = new HashSet<>();
        operations.forEach(o -> keys.add(o.key()));
        boolean found = false;
        for (Object state : initially) {
            Map<Value, Object> memory = new HashMap<>();
            keys.forEach(k -> memory.put(k, state));
            found |= force.from(Long.MIN_VALUE, force.single, Set.of(memory));
        }
        return new Answer(found, force.exact);
    }

    private boolean from(long time, List<Operation> left, Set<Map<Value, Object>> states) {
        if (left.stream().noneMatch(o -> o.executions().required())) {
            return true;
        }
        for (Operation next : left) {
            List<Operation> others = new ArrayList<>(left);
            others.remove(next);
            for (long then : times(Math.max(time, next.called()))) {
                if (returned(next) >= then
                        && others.stream()
                                .allMatch(o -> !o.executions().required() || returned(o) >= then)
                        && then(then, next, others, states)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean then(
            long time, Operation next, List<Operation> others, Set<Map<Value, Object>> states) {
        Set<Map<Value, Object>> after = new HashSet<>();
        for (Map<Value, Object> state : repeated(time, states)) {
            reference
                    .apply(state.get(next.key()), next)
                    .filter(applied -> applied.fits(next.response()))
                    .ifPresent(applied -> after.add(with(state, next.key(), applied.state())));
        }
        return !after.isEmpty() && from(time, others, after);
    }

    /** The earliest time, and every later one at which more executions become possible. */
    private List<Long> times(long earliest) {
        List<Long> times = new ArrayList<>(List.of(earliest));
        repeatable.stream().map(Operation::called).filter(t -> t > earliest).forEach(times::add);
        return times;
    }

    private Set<Map<Value, Object>> repeated(long time, Set<Map<Value, Object>> states) {
        Set<Map<Value, Object>> all = new HashSet<>(states);
        Deque<Map<Value, Object>> queue = new ArrayDeque<>(states);
        while (!queue.isEmpty()) {
            Map<Value, Object> state = queue.remove();
            for (Operation further : repeatable) {
                if (further.called() > time) {
                    continue;
                }
                reference
                        .apply(state.get(further.key()), further)
                        .map(applied -> with(state, further.key(), applied.state()))
                        .filter(all::add)
                        .ifPresent(queue::add);
            }
            if (all.size() > BOUND) {
                exact = false;
                return all;
            }
        }
        return all;
    }

    private static Map<Value, Object> with(Map<Value, Object> memory, Value key, Object state) {
        Map<Value, Object> changed = new HashMap<>(memory);
        changed.put(key, state);
        return changed;
    }

    private static long returned(Operation operation) {
        return operation.returned().orElse(Long.MAX_VALUE);
    }
}
