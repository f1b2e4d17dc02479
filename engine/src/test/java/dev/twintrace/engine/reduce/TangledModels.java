package dev.twintrace.engine.reduce;

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

/**
 * Small models that mean nothing: some processes that go from place to place, now and then in
 * circles, and touch cells that others touch too; a daemon, faults, errors, violations, mistakes.
 */
final class TangledModels {
    private static final int PLACES = 3;

    private final Random random;
    private final ModelBuilder builder = new ModelBuilder();
    private final List<Variable> places = new ArrayList<>();
    private final List<Variable> shared = new ArrayList<>();
    private final Variable array = builder.array("a", 2, 2);

    private TangledModels(long seed) {
        this.random = new Random(seed);
    }

    /** The same seed gives the same model. */
    static Model generate(long seed) {
        return new TangledModels(seed).model();
    }

    private Model model() {
        int processes = 2 + random.nextInt(3);
        for (int p = 0; p < processes; p++) {
            places.add(builder.variable("at" + p, PLACES));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            shared.add(builder.variable("x" + i, 2));
        }
        for (Variable at : places) {
            boolean daemon = random.nextInt(8) == 0;
            for (int step = 2 + random.nextInt(3); step > 0; step--) {
                process(at, daemon);
            }
        }
        if (random.nextBoolean()) {
            fault(builder.budget());
        }
        if (random.nextBoolean()) {
            builder.always(new Term.Not(and(test(), test())));
        }
        if (random.nextInt(3) == 0) {
            builder.twoOwners(and(test(), test()));
        }
        return builder.build();
    }

    private void process(Variable at, boolean daemon) {
        int from = random.nextInt(PLACES);
        Term guard = ModelBuilder.is(at, from);
        for (int i = random.nextInt(3); i > 1; i--) {
            guard = and(guard, test());
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            effects.add(change());
        }
        if (random.nextInt(6) == 0) {
            effects.add(ModelBuilder.set(builder.finished(), 1));
        }
        if (random.nextInt(12) == 0) {
            effects.add(ModelBuilder.set(builder.handedOver(), 1));
        }
        if (random.nextInt(40) == 0) {
            Effect mistake = new Effect.Mistake(new Span(1, 1, 1), "mistake");
            effects.add(new Effect.When(test(), List.of(mistake), List.of()));
        }
        // Mostly forward, or nothing would ever end.
        int to = random.nextInt(5) == 0 ? random.nextInt(PLACES) : from + 1;
        effects.add(ModelBuilder.set(at, to));
        if (daemon) {
            builder.daemon("d", guard, effects.toArray(Effect[]::new));
        } else {
            builder.action("p", guard, effects.toArray(Effect[]::new));
        }
    }

    private void fault(Variable budget) {
        Term guard = and(ModelBuilder.is(budget, 1), test());
        builder.action("f", Action.Role.FAULT, guard, ModelBuilder.set(budget, 0), change());
        builder.action("g", Action.Role.FAULT, guard, ModelBuilder.set(budget, 0), change());
    }

    private Term test() {
        Term cell =
                switch (random.nextInt(4)) {
                    case 0 -> new Term.Read(array, index());
                    case 1 -> ModelBuilder.read(pick(places));
                    default -> ModelBuilder.read(pick(shared));
                };
        Operator operator =
                pick(List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.LESS, Operator.EQUAL));
        return new Term.Apply(operator, cell, new Term.Constant(random.nextInt(3)));
    }

    private Effect change() {
        Variable v = pick(shared);
        return switch (random.nextInt(6)) {
            case 0 -> new Effect.Assign(array, index(), new Term.Constant(random.nextInt(3)));
            case 1 -> ModelBuilder.set(v, new Term.Read(array, index()));
            case 2 ->
                    new Effect.When(
                            ModelBuilder.less(v, 2),
                            List.of(ModelBuilder.increment(v)),
                            List.of(ModelBuilder.set(v, 0)));
            case 3 ->
                    new Effect.When(
                            test(), List.of(ModelBuilder.set(v, random.nextInt(3))), List.of());
            case 4 -> ModelBuilder.set(v, ModelBuilder.read(pick(shared)));
            default -> ModelBuilder.set(v, random.nextInt(3));
        };
    }

    private Term index() {
        return random.nextBoolean()
                ? new Term.Constant(random.nextInt(2))
                : new Term.Apply(
                        Operator.REMAINDER, ModelBuilder.read(pick(shared)), new Term.Constant(2));
    }

    private static Term and(Term left, Term right) {
        return ModelBuilder.and(left, right);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
