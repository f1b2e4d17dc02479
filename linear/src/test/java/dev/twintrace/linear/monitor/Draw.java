package dev.twintrace.linear.monitor;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Draws histories: operations with points within intervals, executed in the order of the points;
 * then some results, some times and some outcomes change. Few times, so that many are equal. The
 * rougher, the more changes.
 */
final class Draw {
    private static final Value KEY = new Value.Word(0);

    /** A function and its arguments. */
    record Call(String function, List<Value> arguments) {}

    /** Draws calls; {@code number} is that of the operation. */
    interface Calls {
        Call next(Random random, int number);
    }

    private record Pointed(int point, Operation operation) {}

    private Draw() {}

    static List<Operation> history(
            ObjectType type, Random random, Calls calls, int most, int rough) {
        int size = 1 + random.nextInt(most);
        int times = 3 + random.nextInt(3 * size);
        int longest = 1 + random.nextInt(random.nextBoolean() ? times : 1 + times / 4);
        List<Pointed> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int called = random.nextInt(times);
            int returned = called + random.nextInt(longest);
            Call call = calls.next(random, i);
            Operation operation =
                    new Operation(
                            i,
                            called,
                            OptionalLong.of(returned),
                            KEY,
                            call.function(),
                            call.arguments(),
                            new Response.Done(),
                            Executions.ONCE);
            drawn.add(new Pointed(called + random.nextInt(returned - called + 1), operation));
        }
        drawn.sort((x, y) -> Integer.compare(x.point(), y.point()));
        Object state = Objects.initial(type);
        List<Operation> operations = new ArrayList<>();
        int strange = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        for (Pointed next : drawn) {
            Operation op = next.operation();
            boolean lost = random.nextInt(12) < strange;
            if (lost && random.nextBoolean()) {
                operations.add(open(op, random.nextInt(5) > 0));
                continue;
            }
            Objects.After after = Objects.apply(type, state, op);
            state = after.state();
            operations.add(
                    lost
                            ? open(op, random.nextInt(5) > 0)
                            : returned(op, response(op, after.response(), random)));
        }
        for (int n = random.nextInt(random.nextBoolean() ? 3 : 2 + rough * size); n > 0; n--) {
            change(operations, random, strange > 0);
        }
        operations.sort((x, y) -> Long.compare(x.called(), y.called()));
        return operations;
    }

    private static Response response(Operation op, Response response, Random random) {
        return op.function().equals("cas")
                        && random.nextInt(3) == 0
                        && response instanceof Response.Returned(Value old)
                ? new Response.Answered(old.equals(op.arguments().getFirst()))
                : response;
    }

    private static void change(List<Operation> operations, Random random, boolean strange) {
        int one = random.nextInt(operations.size());
        int other = random.nextInt(operations.size());
        Operation its = operations.get(one);
        Operation others = operations.get(other);
        if (its.returned().isEmpty() || others.returned().isEmpty()) {
            return;
        }
        switch (random.nextInt(strange ? 6 : 4)) {
            case 0 -> {
                if (its.function().equals(others.function())) {
                    operations.set(one, returned(its, others.response()));
                    operations.set(other, returned(others, its.response()));
                }
            }
            case 1, 2 -> {
                operations.set(one, at(its, others));
                operations.set(other, at(others, its));
            }
            case 3 -> {
                long later = its.called() + random.nextInt(7) - 3;
                long until =
                        Math.max(
                                later,
                                random.nextBoolean()
                                        ? its.returned().getAsLong()
                                        : later + random.nextInt(4));
                operations.set(one, between(its, later, until));
            }
            case 4 -> operations.set(one, with(its, Executions.AT_MOST_ONCE));
            case 5 ->
                    operations.set(
                            one,
                            its.function().equals("read")
                                    ? returned(
                                            with(its, Executions.AT_LEAST_ONCE),
                                            random.nextBoolean()
                                                    ? new Response.Done()
                                                    : its.response())
                                    : returned(its, new Response.Done()));
            default -> throw new AssertionError();
        }
    }

    private static Operation at(Operation op, Operation when) {
        return between(op, when.called(), when.returned().getAsLong());
    }

    private static Operation between(Operation op, long called, long returned) {
        return new Operation(
                op.process(),
                called,
                OptionalLong.of(returned),
                op.key(),
                op.function(),
                op.arguments(),
                op.response(),
                op.executions());
    }

    static Operation open(Operation op, boolean optional) {
        return new Operation(
                op.process(),
                op.called(),
                OptionalLong.empty(),
                op.key(),
                op.function(),
                op.arguments(),
                new Response.Done(),
                optional ? Executions.AT_MOST_ONCE : Executions.ONCE);
    }

    static Operation returned(Operation op, Response response) {
        return new Operation(
                op.process(),
                op.called(),
                op.returned(),
                op.key(),
                op.function(),
                op.arguments(),
                response,
                op.executions());
    }

    private static Operation with(Operation op, Executions executions) {
        return new Operation(
                op.process(),
                op.called(),
                op.returned(),
                op.key(),
                op.function(),
                op.arguments(),
                op.response(),
                executions);
    }
}
