package dev.twintrace.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.opening.RulePath.Code;
import dev.twintrace.protocol.opening.RulePath.Step;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.OverlayStatement.Mapping;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every situation one way through a rule is taken, and what happens on it is what it does. */
class RulePathTest {
    private static final int SEEDS =
            Integer.getInteger(
                    "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 5000 : 300);
    private static final int SITUATIONS = 20;
    private static final Span NOWHERE = new Span(1, 1, 1);
    private static final List<RequestKind> KINDS = List.of(RequestKind.values());
    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final List<Local> LOCALS =
            List.of(new Local(0, "x"), new Local(1, "y"), new Local(2, "old"));

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneWayIsTakenAndItDoesWhatTheRuleDoes(int seed) {
        Random random = new Random(seed);
        List<OverlayStatement> rule = block(random, 3, false);
        List<Code> codes = RulePath.of(rule);
        List<List<OverlayStatement>> bodies = new ArrayList<>(List.of(rule));
        bodies(rule, bodies);
        assertThat(codes).hasSameSizeAs(bodies);
        IdentityHashMap<List<OverlayStatement>, Integer> numbers = new IdentityHashMap<>();
        IntStream.range(0, bodies.size()).forEach(b -> numbers.put(bodies.get(b), b));
        assertThat(codes.stream().map(Code::each).toList())
                .isEqualTo(IntStream.range(0, codes.size()).mapToObj(i -> i > 0).toList());
        for (int c = 0; c < codes.size(); c++) {
            for (int i = 0; i < SITUATIONS; i++) {
                long situation = random.nextLong();
                List<String> expected = new ArrayList<>();
                new Situation(situation).run(bodies.get(c), numbers, expected);
                List<List<String>> taken =
                        codes.get(c).paths().stream()
                                .flatMap(p -> new Situation(situation).run(p).stream())
                                .toList();
                assertThat(taken).as("%s", bodies.get(c)).containsExactly(expected);
            }
        }
    }

    private static void bodies(List<OverlayStatement> code, List<List<OverlayStatement>> found) {
        for (OverlayStatement s : code) {
            if (s instanceof OverlayStatement.Each(var _, var body)) {
                found.add(body);
                bodies(body, found);
            }
            if (s instanceof OverlayStatement.If i) {
                bodies(i.then(), found);
                bodies(i.otherwise(), found);
            }
        }
    }

    /** What is known, and what powers and requests will answer. */
    private static final class Situation {
        private final long[] locals = new long[LOCALS.size()];
        private final Random answers;
        private final long[] request;

        Situation(long seed) {
            Random start = new Random(seed);
            this.request = start.longs(4, 0, 3).toArray();
            for (int i = 0; i < locals.length; i++) {
                locals[i] = start.nextInt(3);
            }
            this.answers = new Random(start.nextLong());
        }

        /** What happens on a way, if it is taken. */
        Optional<List<String>> run(RulePath path) {
            List<String> deeds = new ArrayList<>();
            for (Step step : path.steps()) {
                switch (step) {
                    case Step.Asked(Expr condition, boolean holds) -> {
                        if ((value(condition) != 0) != holds) {
                            return Optional.empty();
                        }
                    }
                    case Step.Done(OverlayStatement s) -> {
                        single(s, deeds);
                        if (s instanceof OverlayStatement.Resend r
                                && !r.mapping().outputs().isEmpty()) {
                            List<List<String>> taken =
                                    RulePath.mapped(r.mapping().outputs()).stream()
                                            .flatMap(p -> run(p).stream())
                                            .toList();
                            assertThat(taken).hasSize(1);
                            deeds.addAll(taken.getFirst());
                        }
                    }
                    case Step.Mapped(List<Expr> results) ->
                            results.forEach(r -> deeds.add("result " + value(r)));
                    case Step.ForEach(int code) -> deeds.add("each " + code);
                }
            }
            return Optional.of(deeds);
        }

        /** Runs code; false once it has given up. */
        boolean run(
                List<OverlayStatement> code,
                IdentityHashMap<List<OverlayStatement>, Integer> numbers,
                List<String> deeds) {
            for (OverlayStatement s : code) {
                switch (s) {
                    case OverlayStatement.If i -> {
                        if (!run(
                                value(i.condition()) != 0 ? i.then() : i.otherwise(),
                                numbers,
                                deeds)) {
                            return false;
                        }
                    }
                    case OverlayStatement.Each(var _, var body) ->
                            deeds.add("each " + numbers.getOrDefault(body, -1));
                    case OverlayStatement.Abort _ -> {
                        single(s, deeds);
                        return false;
                    }
                    case OverlayStatement.Resend r -> {
                        single(s, deeds);
                        r.mapping().outputs().forEach(o -> deeds.add("result " + value(o)));
                    }
                    case OverlayStatement.ResendAll _,
                            OverlayStatement.Complete _,
                            OverlayStatement.Probe _,
                            OverlayStatement.ProbeRequest _,
                            OverlayStatement.Count _,
                            OverlayStatement.Close _,
                            OverlayStatement.Handshake _,
                            OverlayStatement.Assign _,
                            OverlayStatement.Decide _ ->
                            single(s, deeds);
                }
            }
            return true;
        }

        private void single(OverlayStatement statement, List<String> deeds) {
            switch (statement) {
                case OverlayStatement.ProbeRequest(var _, var into) -> {
                    deeds.add("probe");
                    into.forEach(l -> locals[l.id()] = answers.nextInt(3));
                }
                case OverlayStatement.Count(var _, Local into) -> {
                    deeds.add("count");
                    locals[into.id()] = answers.nextInt(3);
                }
                case OverlayStatement.Assign(var _, Local local, Expr e) ->
                        locals[local.id()] = value(e);
                case OverlayStatement.Complete(var _, var results) ->
                        deeds.add("complete " + results.stream().map(this::value).toList());
                case OverlayStatement.Resend(var _, var rewrite, var mapping) -> {
                    deeds.add("resend " + rewrite.stream().map(this::value).toList());
                    mapping.inputs().forEach(l -> locals[l.id()] = answers.nextInt(3));
                }
                case OverlayStatement.ResendAll _,
                        OverlayStatement.Abort _,
                        OverlayStatement.Close _,
                        OverlayStatement.Handshake _ ->
                        deeds.add(statement.toString());
                case OverlayStatement.Each _,
                        OverlayStatement.If _,
                        OverlayStatement.Decide _,
                        OverlayStatement.Probe _ ->
                        throw new AssertionError(statement);
            }
        }

        private long value(Expr e) {
            return switch (e) {
                case Expr.Const(long value) -> value;
                case Expr.LocalRef(Local l) -> locals[l.id()];
                case Expr.Not(Expr operand) -> value(operand) == 0 ? 1 : 0;
                case Expr.Binary(Operator op, Expr a, Expr b) -> binary(op, value(a), value(b));
                case Expr.Conditional(Expr condition, Expr then, Expr otherwise) ->
                        value(condition) != 0 ? value(then) : value(otherwise);
                case Expr.RequestValue _ -> request[0];
                case Expr.RequestCompare _ -> request[1];
                case Expr.RequestSwap _ -> request[2];
                case Expr.RequestNumber _, Expr.RequestMessage _ -> request[3];
                case Expr.RequestIs(var kinds) ->
                        kinds.contains(KINDS.get((int) request[3])) ? 1 : 0;
                case Expr.Cell _ -> throw new AssertionError(e);
            };
        }

        private static long binary(Operator op, long a, long b) {
            return switch (op) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> b == 0 ? 0 : Long.divideUnsigned(a, b);
                case REMAINDER -> b == 0 ? 0 : Long.remainderUnsigned(a, b);
                case EQUAL -> a == b ? 1 : 0;
                case NOT_EQUAL -> a != b ? 1 : 0;
                case LESS -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
                case LESS_OR_EQUAL -> Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
                case GREATER -> Long.compareUnsigned(a, b) > 0 ? 1 : 0;
                case GREATER_OR_EQUAL -> Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
                case AND -> a != 0 && b != 0 ? 1 : 0;
                case OR -> a != 0 || b != 0 ? 1 : 0;
            };
        }
    }

    private static List<OverlayStatement> block(Random random, int depth, boolean inEach) {
        List<OverlayStatement> all = new ArrayList<>();
        int length = random.nextInt(depth == 3 ? 4 : 3);
        for (int i = 0; i < length; i++) {
            all.add(statement(random, depth, inEach));
        }
        return List.copyOf(all);
    }

    private static OverlayStatement statement(Random random, int depth, boolean inEach) {
        Local local = LOCALS.get(random.nextInt(2));
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> new OverlayStatement.ProbeRequest(NOWHERE, List.of(local));
            case 1 -> new OverlayStatement.Count(NOWHERE, local);
            case 2 -> new OverlayStatement.Assign(NOWHERE, local, expression(random, 2));
            case 3 -> new OverlayStatement.Complete(NOWHERE, List.of(expression(random, 1)));
            case 4 -> new OverlayStatement.Resend(NOWHERE, List.of(), Mapping.IDENTITY);
            case 5 ->
                    new OverlayStatement.Resend(
                            NOWHERE,
                            List.of(expression(random, 1)),
                            new Mapping(
                                    List.of(LOCALS.get(2)),
                                    List.of(result(random, 2), result(random, 1))));
            case 6 ->
                    random.nextInt(3) == 0
                            ? new OverlayStatement.Abort(NOWHERE)
                            : new OverlayStatement.Close(NOWHERE);
            case 7 -> new OverlayStatement.ResendAll(NOWHERE, List.of(RequestKind.WRITE));
            case 8 ->
                    inEach
                            ? new OverlayStatement.Handshake(NOWHERE)
                            : new OverlayStatement.Each(
                                    NOWHERE, fresh(block(random, depth - 1, true)));
            default ->
                    new OverlayStatement.If(
                            NOWHERE,
                            expression(random, 2),
                            block(random, depth - 1, inEach),
                            block(random, depth - 1, inEach));
        };
    }

    /** A list of its own, told from others with the same in it. */
    private static List<OverlayStatement> fresh(List<OverlayStatement> body) {
        return new ArrayList<>(body);
    }

    private static Expr result(Random random, int depth) {
        return depth > 0 && random.nextBoolean()
                ? new Expr.Conditional(
                        expression(random, 1), result(random, depth - 1), result(random, depth - 1))
                : expression(random, 1);
    }

    private static Expr expression(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Expr one = expression(random, depth - 1);
            return random.nextInt(5) == 0
                    ? new Expr.Not(one)
                    : new Expr.Binary(
                            OPERATORS.get(random.nextInt(OPERATORS.size())),
                            one,
                            expression(random, depth - 1));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Expr.Const(random.nextInt(3));
            case 1 -> new Expr.RequestValue(0);
            case 2 -> new Expr.RequestIs(List.of(KINDS.get(random.nextInt(3))));
            default -> new Expr.LocalRef(LOCALS.get(random.nextInt(3)));
        };
    }
}
