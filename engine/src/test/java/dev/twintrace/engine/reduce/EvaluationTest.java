package dev.twintrace.engine.reduce;

import static dev.twintrace.engine.ModelBuilder.and;
import static dev.twintrace.engine.ModelBuilder.is;
import static dev.twintrace.engine.ModelBuilder.read;
import static dev.twintrace.engine.ModelBuilder.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.engine.reduce.PlainSearch.NoIgnoring;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final ModelBuilder builder = new ModelBuilder();
    private final Variable place = builder.variable("place", 3);
    private final Variable other = builder.variable("other", 1);
    private final Variable array = builder.array("array", 2, 3);

    @Test
    void pastTheEndOfAnArrayThereIsNothing() {
        Term element = new Term.Read(array, read(place));
        long[] state = new long[builder.build().size()];
        state[array.offset() + 1] = 3;
        state[place.offset()] = 1;
        assertThat(Evaluation.of(element).applyAsLong(state)).isEqualTo(3);
        state[place.offset()] = 2;
        assertThat(Evaluation.of(element).applyAsLong(state)).isZero();
    }

    @Test
    void partsOfGuardsThatMakeSenseOnlyTogetherAreNoObstacle() {
        Term inside = new Term.Apply(Term.Operator.LESS, read(place), new Term.Constant(2));
        Term zero =
                new Term.Apply(Term.Operator.EQUAL, new Term.Read(array, read(place)), Term.ZERO);
        builder.action("enter", is(place, 0), set(place, 3));
        builder.action("go back", is(place, 3), set(place, 1));
        builder.action("look", and(and(is(other, 0), inside), zero), set(other, 1));
        Model model = builder.build();
        PlainSearch all = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, 100);
        PlainSearch some =
                PlainSearch.of(model, StubbornSets.of(model).choice(), NoIgnoring.COMPONENTS, 100);
        assertThat(Findings.of(model, some).ends()).isEqualTo(Findings.of(model, all).ends());
    }
}
