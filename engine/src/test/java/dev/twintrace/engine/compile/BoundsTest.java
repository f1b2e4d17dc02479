package dev.twintrace.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bound that is too low would leave out a test that is needed. */
class BoundsTest {
    private static final Variable SMALL = new Variable("small", 0, 1, 9, 0);
    private static final Variable LARGE = new Variable("large", 1, 1, -1, 0);
    private static final Term X = new Term.Read(SMALL, Term.ZERO);
    private static final Term ANY = new Term.Read(LARGE, Term.ZERO);

    private final List<Variable> variables = List.of(SMALL, LARGE);
    private final Bounds bounds = new Bounds(new Layout(variables), 2);

    private static Term constant(long value) {
        return new Term.Constant(value);
    }

    private static Term apply(Operator operator, Term left, Term right) {
        return new Term.Apply(operator, left, right);
    }

    private void bounded(Term term, long expected) {
        assertThat(bounds.upper(term)).as("%s", term).isEqualTo(expected);
    }

    @Test
    void ofVariables() {
        bounded(X, 9);
        bounded(ANY, -1);
        assertThat(new Bounds(Layout.narrow(variables), 0).upper(ANY)).isEqualTo(1);
    }

    @Test
    void ofArithmetic() {
        bounded(apply(Operator.ADD, X, X), 18);
        bounded(apply(Operator.ADD, X, ANY), -1);
        bounded(apply(Operator.ADD, X, constant(-10)), -1);
        bounded(apply(Operator.ADD, X, constant(-9)), -1);
        bounded(apply(Operator.SUBTRACT, X, Term.ONE), -1);
        bounded(apply(Operator.MULTIPLY, X, X), 81);
        bounded(apply(Operator.MULTIPLY, X, constant(1L << 61)), -1);
        bounded(apply(Operator.DIVIDE, X, constant(3)), 9);
        bounded(apply(Operator.REMAINDER, ANY, constant(4)), 3);
        bounded(apply(Operator.REMAINDER, ANY, Term.ZERO), 0);
        bounded(apply(Operator.REMAINDER, X, constant(100)), 9);
        bounded(apply(Operator.BIT_AND, ANY, constant(6)), 6);
        bounded(apply(Operator.OR, ANY, X), 1);
        bounded(new Term.Not(ANY), 1);
    }

    @Test
    void ofWhatAConditionTells() {
        Term less = apply(Operator.SUBTRACT, X, Term.ONE);
        Term zero = apply(Operator.EQUAL, X, Term.ZERO);
        bounded(new Term.Choose(zero, Term.ZERO, less), 8);
        bounded(new Term.Choose(new Term.Not(zero), less, Term.ZERO), 8);
        bounded(new Term.Choose(zero, less, Term.ZERO), -1);
        bounded(new Term.Choose(apply(Operator.NOT_EQUAL, X, Term.ZERO), less, X), 9);
        bounded(new Term.Choose(apply(Operator.EQUAL, ANY, Term.ZERO), X, less), -1);
        Term below = apply(Operator.LESS, ANY, constant(65));
        bounded(new Term.Choose(below, ANY, X), 64);
        bounded(new Term.Choose(below, X, ANY), -1);
        bounded(new Term.Choose(apply(Operator.LESS, ANY, Term.ZERO), ANY, X), -1);
    }

    @Test
    void ofNamesWhicheverBranchGaveThem() {
        bounds.begin(
                List.of(
                        new Effect.When(
                                ANY,
                                List.of(new Effect.Let(0, constant(5))),
                                List.of(new Effect.Let(0, constant(3)))),
                        new Effect.Let(1, apply(Operator.ADD, new Term.Named(0), Term.ONE))));
        bounded(new Term.Named(0), 5);
        bounded(new Term.Named(1), 6);
        bounds.begin(List.of());
        bounded(new Term.Named(0), 0);
    }
}
