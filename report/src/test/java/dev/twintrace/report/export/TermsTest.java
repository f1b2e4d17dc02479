package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Unsigned terms modulo 2^64 as signed integers of 32 bits. */
class TermsTest {
    private final ModelBuilder builder = new ModelBuilder();
    private final Variable x = builder.variable("x", 7);
    private final Variable y = builder.variable("y", 7);
    private final Variable wide = builder.variable("wide", -1);

    private static Term apply(Operator operator, Term left, Term right) {
        return new Term.Apply(operator, left, right);
    }

    private Term minus() {
        return apply(Operator.SUBTRACT, ModelBuilder.read(x), ModelBuilder.read(y));
    }

    /** As Promela, where x and y may be anything in their ranges. */
    private String promela(Term term) {
        builder.action("grow", Term.ONE, ModelBuilder.set(x, 7), ModelBuilder.set(y, 7));
        Ranges ranges = Ranges.of(builder.build(), new long[builder.build().size()]);
        return new PromelaTerms(Map.of(x, "x", y, "y", wide, "wide"))
                .of(new Terms(ranges).value(term));
    }

    @Test
    void whatWrapsAroundIsLarge() {
        Term three = new Term.Constant(3);
        assertThat(promela(apply(Operator.LESS, minus(), three)))
                .isEqualTo("(0 <= x - y && x - y < 3)");
        assertThat(promela(apply(Operator.LESS, three, minus())))
                .isEqualTo("(x - y < 0 || 3 < x - y)");
        assertThat(promela(apply(Operator.EQUAL, minus(), three))).isEqualTo("(x - y == 3)");
    }

    @Test
    void divisionByZeroGivesZero() {
        assertThat(promela(apply(Operator.DIVIDE, ModelBuilder.read(x), ModelBuilder.read(y))))
                .isEqualTo("(y == 0 -> 0 : x / y)");
        assertThat(promela(apply(Operator.REMAINDER, ModelBuilder.read(x), new Term.Constant(4))))
                .isEqualTo("x % 4");
    }

    @Test
    void masksStayOnlyWhereTheyCut() {
        Term mask = new Term.Constant(7);
        assertThat(promela(apply(Operator.BIT_AND, minus(), mask))).isEqualTo("x - y & 7");
        assertThat(promela(apply(Operator.BIT_AND, ModelBuilder.read(x), mask))).isEqualTo("x");
        Term sum = apply(Operator.ADD, ModelBuilder.read(x), ModelBuilder.read(y));
        assertThat(promela(apply(Operator.BIT_AND, sum, new Term.Constant(-1L >>> 16))))
                .isEqualTo("x + y");
    }

    @Test
    void whatMayNotFitIsRefused() {
        Term half = new Term.Constant(-1L >>> 16);
        assertThatThrownBy(() -> promela(apply(Operator.BIT_AND, minus(), half)))
                .isInstanceOf(TooWide.class);
        assertThatThrownBy(() -> promela(apply(Operator.DIVIDE, minus(), ModelBuilder.read(x))))
                .isInstanceOf(TooWide.class);
    }

    @Test
    void aWideVariableIsNarrowUnlessItGrowsWithoutBound() {
        builder.action("once", Term.ONE, ModelBuilder.set(wide, 300));
        Ranges narrow = Ranges.of(builder.build(), new long[builder.build().size()]);
        assertThat(narrow.of(wide)).isEqualTo(new Range(0, 300));
        builder.action("never", Action.Role.ALTERNATIVE, Term.ONE, ModelBuilder.increment(wide));
        assertThat(Ranges.of(builder.build(), new long[builder.build().size()]).of(wide).fits())
                .isTrue();
        builder.action("again", Term.ONE, ModelBuilder.increment(wide));
        assertThat(Ranges.of(builder.build(), new long[builder.build().size()]).of(wide).fits())
                .isFalse();
    }

    @Test
    void namesAreGivenOnce() {
        Names names = new Names(Set.of("d_step"));
        assertThat(names.of("q.lane0.phase")).isEqualTo("q_lane0_phase");
        assertThat(names.of("q.lane0_phase")).isEqualTo("q_lane0_phase_2");
        assertThat(names.of("d.step")).isEqualTo("d_step_2");
        assertThat(names.of("receiver.$1#0")).isEqualTo("receiver_1_0");
        assertThat(names.of("$1")).isEqualTo("v1");
    }
}
