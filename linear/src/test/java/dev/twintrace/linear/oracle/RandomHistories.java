package dev.twintrace.linear.oracle;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Specification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random histories: operations take effect on a real object at random moments, their intervals are
 * drawn around these; then, in about half of the histories, a result is changed.
 */
public final class RandomHistories {
    private static final List<Executions> KINDS =
            List.of(
                    Executions.ONCE,
                    Executions.AT_MOST_ONCE,
                    Executions.AT_LEAST_ONCE,
                    Executions.ANY_NUMBER);

    private final Random random;

    private RandomHistories(long seed) {
        this.random = new Random(seed);
    }

    /** A history and its type. */
    public record Sample(ObjectType type, History history) {
        public List<Operation> operations() {
            List<Operation> all = new ArrayList<>();
            for (int o = 0; o < history.size(); o++) {
                all.add(history.operation(o));
            }
            return all;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(type.toString());
            operations().forEach(o -> text.append("\n  ").append(o));
            return text.toString();
        }
    }

    /**
     * What histories are like.
     *
     * @param type what they are about
     * @param operations at most
     * @param keys at most
     * @param values so many different ones at most
     * @param width how long an operation takes at most, beside 100 for all
     * @param unknown the share of operations that do not return, in percent
     * @param executions the share of operations that are not executed exactly once, in percent
     * @param coarse times are multiples of it, so some are equal
     * @param corrupt the share of histories with a wrong result, in percent
     */
    public record Shape(
            ObjectType type,
            int operations,
            int keys,
            int values,
            int width,
            int unknown,
            int executions,
            int coarse,
            int corrupt) {}

    /** A history of any shape with up to so many operations. */
    public static Sample any(long seed, int operations) {
        Random random = new Random(seed * 31 + 7);
        ObjectType type = types().get(random.nextInt(types().size()));
        return of(
                seed,
                new Shape(
                        type,
                        operations - random.nextInt(random.nextInt(operations) + 1),
                        random.nextInt(5) == 0 ? 2 : 1,
                        2 + random.nextInt(3),
                        4 + random.nextInt(30),
                        random.nextInt(3) > 0 ? 0 : 25,
                        random.nextInt(3) > 0 ? 0 : 35,
                        random.nextBoolean() ? 1 : 20,
                        85));
    }

    /** All types, words also with few bits. */
    public static List<ObjectType> types() {
        Value zero = new Value.Word(0);
        return List.of(
                new ObjectType.Word(WordWidth.VERBS, zero),
                new ObjectType.Word(new WordWidth(2), zero),
                new ObjectType.Word(new WordWidth(3), new Value.Word(1)),
                new ObjectType.Word(WordWidth.VERBS, new Value.Nil()),
                new ObjectType.Queue(),
                new ObjectType.Stack(),
                new ObjectType.Set(),
                new ObjectType.Mutex(),
                new ObjectType.Text(""),
                new ObjectType.Custom("bounded counter", new Bounded()));
    }

    /** The history of a shape with this seed. */
    public static Sample of(long seed, Shape shape) {
        return new RandomHistories(seed).sample(shape);
    }

    /**
     * A type of one's own: a number up to 3, where {@code up} has to wait and {@code down} fails.
     */
    private static final class Bounded implements Specification<Integer> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Optional<Applied<Integer>> apply(Integer state, Operation operation) {
            return switch (operation.function()) {
                case "up" ->
                        state == 3
                                ? Optional.empty()
                                : Optional.of(new Applied<>(state + 1, new Response.Done()));
                case "down" ->
                        Optional.of(
                                new Applied<>(
                                        Math.max(0, state - 1), new Response.Answered(state > 0)));
                default ->
                        Optional.of(
                                new Applied<>(state, new Response.Returned(new Value.Word(state))));
            };
        }
    }

    /** A moment at which an operation takes effect. */
    private record Moment(long time, int operation, boolean first) {}

    private Sample sample(Shape shape) {
        int size = shape.operations();
        List<Operation> drawn = new ArrayList<>();
        List<Moment> moments = new ArrayList<>();
        boolean arithmetic = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            long at = random.nextInt(100);
            Executions executions =
                    random.nextInt(100) < shape.executions()
                            ? KINDS.get(random.nextInt(4))
                            : Executions.ONCE;
            boolean known = random.nextInt(100) >= shape.unknown();
            long called = coarse(at - random.nextInt(shape.width()), shape);
            long returned = Math.max(called, coarse(at + random.nextInt(shape.width()), shape));
            drawn.add(
                    called(
                            shape,
                            called,
                            known ? OptionalLong.of(returned) : OptionalLong.empty(),
                            known || executions != Executions.ONCE || random.nextInt(4) == 0
                                    ? executions
                                    : Executions.AT_MOST_ONCE,
                            arithmetic));
            if (executions.required() || random.nextBoolean()) {
                moments.add(new Moment(at, i, true));
            }
            for (int n = 0; executions.repeatable() && n < random.nextInt(3); n++) {
                moments.add(new Moment(called + random.nextInt(100), i, false));
            }
        }
        moments.sort(Comparator.comparingLong(Moment::time));
        return new Sample(shape.type(), History.of(executed(shape, drawn, moments)));
    }

    private static long coarse(long time, Shape shape) {
        return Math.floorDiv(time, shape.coarse()) * shape.coarse();
    }

    private List<Operation> executed(Shape shape, List<Operation> drawn, List<Moment> moments) {
        Reference reference = Reference.of(shape.type());
        Map<Value, Object> memory = new HashMap<>();
        Map<Integer, Operation> done = new TreeMap<>();
        for (Moment moment : moments) {
            Operation operation = drawn.get(moment.operation());
            Object state = memory.getOrDefault(operation.key(), reference.initial());
            Optional<Reference.Applied> applied = reference.apply(state, operation);
            if (applied.isEmpty()) {
                continue;
            }
            memory.put(operation.key(), applied.get().state());
            if (moment.first()) {
                done.put(
                        moment.operation(),
                        with(operation, noted(applied.get().responses().stream().toList())));
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            Operation operation = drawn.get(i);
            if (!done.containsKey(i)
                    && (!operation.executions().required() || operation.returned().isEmpty())) {
                done.put(i, with(operation, madeUp(operation, shape)));
            }
        }
        List<Operation> all = new ArrayList<>(done.values());
        boolean corrupt = random.nextInt(100) < shape.corrupt();
        for (int i = corrupt ? 1 + random.nextInt(5) : 0; i > 0 && !all.isEmpty(); i--) {
            int which = random.nextInt(all.size());
            Operation right = all.get(which);
            boolean move = shape.type() instanceof ObjectType.Mutex || random.nextInt(3) == 0;
            all.set(
                    which,
                    move
                            ? moved(right, coarse(random.nextInt(100) - 50, shape))
                            : with(right, madeUp(right, shape)));
        }
        return all;
    }

    private static Operation with(Operation o, Response response) {
        return new Operation(
                o.process(),
                o.called(),
                o.returned(),
                o.key(),
                o.function(),
                o.arguments(),
                o.returned().isEmpty() ? new Response.Done() : response,
                o.executions());
    }

    private static Operation moved(Operation o, long by) {
        return new Operation(
                o.process(),
                o.called() + by,
                o.returned().stream().map(r -> r + by).findFirst(),
                o.key(),
                o.function(),
                o.arguments(),
                o.response(),
                o.executions());
    }

    private Response noted(List<Response> possible) {
        return possible.isEmpty() || random.nextInt(10) == 0
                ? new Response.Done()
                : possible.stream()
                        .sorted(Comparator.comparing(Object::toString))
                        .toList()
                        .get(random.nextInt(possible.size()));
    }

    private Response madeUp(Operation operation, Shape shape) {
        Response answer = new Response.Answered(random.nextBoolean());
        Response value = new Response.Returned(result(shape));
        return switch (operation.function()) {
            case "read", "get", "swap", "fadd", "masked_fadd", "value" -> value;
            case "cas", "masked_cas" -> random.nextBoolean() ? answer : value;
            case "add" -> shape.type() instanceof ObjectType.Set ? answer : new Response.Done();
            case "remove", "contains", "down" -> answer;
            case "dequeue", "pop" -> random.nextBoolean() ? new Response.Empty() : value;
            default -> new Response.Done();
        };
    }

    private Value result(Shape shape) {
        if (shape.type() instanceof ObjectType.Text) {
            String[] letters = {"", "a", "b", "ab", "ba", "aa"};
            return new Value.Text(letters[random.nextInt(letters.length)]);
        }
        return shape.type() instanceof ObjectType.Word word
                        && word.initial() instanceof Value.Nil
                        && random.nextInt(4) == 0
                ? new Value.Nil()
                : value(shape);
    }

    private Value value(Shape shape) {
        long most =
                shape.type() instanceof ObjectType.Word word && word.width().bits() < 8
                        ? 1L << word.width().bits()
                        : Long.MAX_VALUE;
        return new Value.Word(random.nextInt((int) Math.min(shape.values(), most)));
    }

    private Operation called(
            Shape shape,
            long time,
            OptionalLong returned,
            Executions executions,
            boolean arithmetic) {
        String function = function(shape.type(), arithmetic);
        int arguments =
                switch (function) {
                    case "read",
                            "dequeue",
                            "pop",
                            "acquire",
                            "release",
                            "get",
                            "up",
                            "down",
                            "value" ->
                            0;
                    case "cas", "masked_fadd" -> 2;
                    case "masked_cas" -> 4;
                    default -> 1;
                };
        List<Value> its = new ArrayList<>();
        for (int i = 0; i < arguments; i++) {
            its.add(
                    shape.type() instanceof ObjectType.Text
                            ? new Value.Text(random.nextBoolean() ? "a" : "b")
                            : value(shape));
        }
        return new Operation(
                random.nextInt(4),
                time,
                returned,
                new Value.Word(random.nextInt(shape.keys())),
                function,
                its,
                new Response.Done(),
                executions);
    }

    private String function(ObjectType type, boolean arithmetic) {
        List<String> all =
                switch (type) {
                    case ObjectType.Word word ->
                            arithmetic && word.initial() instanceof Value.Word
                                    ? List.of(
                                            "read",
                                            "write",
                                            "cas",
                                            "swap",
                                            "fadd",
                                            "fadd",
                                            "add",
                                            "masked_cas",
                                            "masked_fadd",
                                            "read")
                                    : List.of("read", "write", "cas", "swap", "read", "cas");
                    case ObjectType.Queue _ -> List.of("enqueue", "dequeue");
                    case ObjectType.Stack _ -> List.of("push", "pop");
                    case ObjectType.Set _ -> List.of("add", "remove", "contains");
                    case ObjectType.Mutex _ -> List.of("acquire", "release");
                    case ObjectType.Text _ -> List.of("get", "put", "append", "get");
                    case ObjectType.Custom _ -> List.of("up", "down", "value", "up");
                };
        return all.get(random.nextInt(all.size()));
    }

    /** The names of all types, for those that count. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        types().forEach(t -> names.add(t.getClass().getSimpleName()));
        return names;
    }
}
