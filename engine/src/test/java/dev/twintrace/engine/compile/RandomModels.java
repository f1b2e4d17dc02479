package dev.twintrace.engine.compile;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Models that mean nothing: every operator on every value that may be special. */
final class RandomModels {
    private static final long[] SPECIAL = {
        0, 1, 2, 3, 5, 7, 8, 63, 64, 255, 1L << 31, 1L << 32, 1L << 63, -1, -2, (1L << 63) - 1
    };

    private static final List<Action.Role> ROLES =
            List.of(
                    Action.Role.ORDINARY,
                    Action.Role.ORDINARY,
                    Action.Role.ORDINARY,
                    Action.Role.FAULT,
                    Action.Role.DECISION,
                    Action.Role.ALTERNATIVE);
    private static final List<Operator> OPERATORS = List.of(Operator.values());

    private final Random random;
    private final ModelBuilder builder = new ModelBuilder();
    private final List<Variable> variables = new ArrayList<>();

    /** A random term of so much depth can have many more nodes. */
    private final int depth;

    private int named;

    private RandomModels(long seed, int depth) {
        this.random = new Random(seed);
        this.depth = depth;
    }

    /** The same seed gives the same model. */
    static Model generate(long seed, int depth) {
        return new RandomModels(seed, depth).model();
    }

    /** A state of a model, with many special values. */
    static long[] state(Model model, Random random) {
        long[] state = new long[model.size()];
        for (Variable v : model.variables()) {
            for (int i = 0; i < v.length(); i++) {
                long value =
                        switch (random.nextInt(4)) {
                            case 0 -> 0;
                            case 1 -> v.max();
                            case 2 -> SPECIAL[random.nextInt(SPECIAL.length)];
                            default -> random.nextLong();
                        };
                boolean fits = Long.compareUnsigned(value, v.max()) <= 0;
                state[v.offset() + i] =
                        fits ? value : value & (Long.highestOneBit(v.max() | 1) - 1);
            }
        }
        return state;
    }

    private Model model() {
        int count = 3 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            long max =
                    switch (random.nextInt(5)) {
                        case 0 -> -1;
                        case 1 -> (1L << random.nextInt(64)) - 1;
                        case 2 -> SPECIAL[random.nextInt(SPECIAL.length)];
                        default -> random.nextInt(20);
                    };
            int length = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 1;
            variables.add(builder.array("v" + i, length, max));
        }
        int actions = 3 + random.nextInt(15);
        for (int i = 0; i < actions; i++) {
            named = 0;
            Term guard = guard();
            Effect[] effects = block(2).toArray(Effect[]::new);
            Action.Role role = pick(ROLES);
            builder.action("a" + i, role, guard, effects);
        }
        return builder.build();
    }

    /** Of tests of cells mostly, as guards are; neighbours have some in common. */
    private Term guard() {
        Term all = random.nextInt(4) == 0 ? term(depth) : Term.ONE;
        for (int i = random.nextInt(3); i > 0; i--) {
            Variable v = variables.get(random.nextInt(Math.min(2, variables.size())));
            Term cell = new Term.Read(v, new Term.Constant(random.nextInt(v.length())));
            Term value = new Term.Constant(random.nextInt(3));
            Operator operator = random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL;
            Term test =
                    random.nextInt(4) == 0
                            ? new Term.Not(cell)
                            : random.nextBoolean()
                                    ? new Term.Apply(operator, cell, value)
                                    : new Term.Apply(operator, value, cell);
            all =
                    random.nextInt(5) == 0
                            ? new Term.Not(new Term.Apply(Operator.OR, new Term.Not(all), test))
                            : new Term.Apply(Operator.AND, test, all);
        }
        return all;
    }

    private List<Effect> block(int nested) {
        List<Effect> effects = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            effects.add(effect(nested));
        }
        return effects;
    }

    private Effect effect(int nested) {
        return switch (random.nextInt(nested > 0 ? 12 : 9)) {
            case 0, 1 -> {
                Term value = term(depth);
                yield new Effect.Let(named++, value);
            }
            case 2 ->
                    random.nextInt(10) == 0
                            ? new Effect.Mistake(new Span(1, 2, 3), "mistake " + named)
                            : new Effect.Let(named++, Term.ZERO);
            case 9, 10, 11 -> {
                Term condition = term(depth);
                int before = named;
                List<Effect> then = block(nested - 1);
                // What one branch names, the other and what comes after must not ask for.
                named = before;
                List<Effect> otherwise = random.nextBoolean() ? List.of() : block(nested - 1);
                named = before;
                yield new Effect.When(condition, then, otherwise);
            }
            default -> {
                Variable v = pick(variables);
                // Out of range only where every engine has to look: what a term leaves out that
                // does not matter for its value is its own affair.
                Term index = random.nextInt(40) == 0 ? term(depth) : index(v, depth - 1);
                yield new Effect.Assign(v, index, inRange(v, term(depth)));
            }
        };
    }

    private Term inRange(Variable v, Term value) {
        Term max = new Term.Constant(v.max());
        Term above = new Term.Constant(v.max() + 1);
        if (v.max() == -1) {
            return value;
        }
        return switch (random.nextInt(16)) {
            case 0 -> value;
            case 1, 2, 3, 4 ->
                    new Term.Choose(new Term.Apply(Operator.LESS_OR_EQUAL, value, max), value, max);
            case 5, 6, 7, 8 ->
                    new Term.Choose(new Term.Apply(Operator.LESS, value, above), value, max);
            case 9, 10, 11, 12 -> new Term.Apply(Operator.REMAINDER, value, above);
            default ->
                    new Term.Apply(
                            Operator.BIT_AND,
                            value,
                            new Term.Constant(Long.highestOneBit(v.max() | 1) - 1));
        };
    }

    private Term index(Variable v, int left) {
        Term length = new Term.Constant(v.length());
        Term any = term(Math.max(0, left));
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> new Term.Apply(Operator.REMAINDER, any, length);
            case 5, 6, 7, 8 ->
                    new Term.Choose(new Term.Apply(Operator.LESS, any, length), any, Term.ZERO);
            default -> new Term.Constant(random.nextInt(v.length()));
        };
    }

    private Term term(int left) {
        int kind = random.nextInt(left > 0 ? 12 : 4);
        return switch (kind) {
            case 0 -> new Term.Constant(SPECIAL[random.nextInt(SPECIAL.length)]);
            case 1 -> named > 0 ? new Term.Named(random.nextInt(named)) : Term.ONE;
            case 2, 3 -> {
                Variable v = pick(variables);
                yield new Term.Read(v, index(v, left - 1));
            }
            case 4 -> new Term.Not(term(left - 1));
            case 5 -> new Term.Choose(term(left - 1), term(left - 1), term(left - 1));
            case 6 -> {
                // One less, but never less than 0: as the lowering writes it.
                Term x = term(left - 1);
                yield new Term.Choose(
                        new Term.Apply(Operator.EQUAL, x, Term.ZERO),
                        Term.ZERO,
                        new Term.Apply(Operator.SUBTRACT, x, Term.ONE));
            }
            default -> new Term.Apply(pick(OPERATORS), term(left - 1), term(left - 1));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
