package dev.twintrace.engine.verdict;

import static dev.twintrace.engine.ModelBuilder.and;
import static dev.twintrace.engine.ModelBuilder.is;
import static dev.twintrace.engine.ModelBuilder.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The rules of docs/semantics.md, section 8, each on a model of a few states. */
class RulesTest {
    private static final Limits LIMITS = new Limits(1000, 1 << 24, Duration.ofMinutes(1));
    private static final Effort EFFORT = Effort.of(LIMITS);

    /** Without a fault: x = 1, consume 3, finish. After the fault: what the test says. */
    private static final class Situation {
        final ModelBuilder b = new ModelBuilder();
        final Variable x = b.variable("x", 9);
        final Variable budget = b.budget();

        Situation() {
            b.action("start", is(x, 0), set(x, 1));
            b.action("good", is(x, 1), with(b.consume(3), set(x, 2), set(b.finished(), 1)));
            b.action(
                    "fault",
                    Action.Role.FAULT,
                    and(is(budget, 1), is(x, 1)),
                    set(x, 3),
                    set(budget, 0));
        }

        Situation after(String name, long from, long to, Effect... effects) {
            b.action(name, is(x, from), with(effects, set(x, to)));
            return this;
        }
    }

    private static Effect[] with(Effect[] some, Effect... more) {
        Effect[] all = new Effect[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static Effect[] finish(Situation s, Effect... effects) {
        return with(effects, set(s.b.finished(), 1));
    }

    private static Verdict check(Consumer<Situation> what) {
        return check(what, what);
    }

    private static Verdict check(Consumer<Situation> what, Consumer<Situation> crash) {
        Situation s = new Situation();
        what.accept(s);
        Situation c = new Situation();
        crash.accept(c);
        return (Verdict) Check.check(s.b.build(), c.b::build, EFFORT, Progress.NONE);
    }

    @Test
    void transparentIfAllEndWell() {
        Verdict v = check(s -> s.after("go on", 3, 1));
        assertThat(v.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(v.findings()).isEmpty();
        assertThat(v.also()).isEmpty();
        assertThat(v.reference()).hasSize(1);
        assertThat(v.statistics().referenceStates()).isEqualTo(3);
        assertThat(v.statistics().states()).isEqualTo(6);
    }

    @Test
    void unsafeIfAnOutcomeIsNew() {
        Verdict v =
                check(s ->
                        s.after(
                                "wrong",
                                3,
                                4,
                                finish(s, with(s.b.consume(4), set(s.b.damage(Damage.ABA), 1)))));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.damage()).containsExactly(Damage.ABA);
        Finding f = v.findings().getFirst();
        assertThat(f.wrong()).isEqualTo(Wrong.OUTCOME);
        assertThat(f.damage()).contains(Damage.ABA);
        assertThat(f.witness().steps())
                .extracting("action")
                .containsExactly("start", "fault", "wrong");
        assertThat(f.outcome().processes().getFirst().consumed()).containsExactly(4L);
    }

    @Test
    void otherIfNoClassFits() {
        Verdict v = check(s -> s.after("wrong", 3, 4, finish(s, set(s.b.memory(), 5))));
        assertThat(v.damage()).containsExactly(Damage.OTHER);
        assertThat(v.findings().getFirst().outcome().memory()).containsEntry("h.m", List.of(5L));
    }

    @Test
    void damageOfGoodRunsDoesNotCount() {
        Verdict v = check(s -> s.after("go on", 3, 1, set(s.b.damage(Damage.ABA), 1)));
        assertThat(v.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        assertThat(v.damage()).isEmpty();
    }

    @Test
    void showsEachClassByItsClearestShortestRun() {
        Verdict v =
                check(s ->
                        s.after(
                                        "both",
                                        3,
                                        4,
                                        finish(
                                                s,
                                                set(s.b.memory(), 5),
                                                set(s.b.damage(Damage.ABA), 1),
                                                set(s.b.damage(Damage.GHOST_WRITE), 1)))
                                .after(
                                        "one",
                                        3,
                                        5,
                                        finish(
                                                s,
                                                set(s.b.memory(), 6),
                                                set(s.b.damage(Damage.ABA), 1))));
        assertThat(v.damage()).containsExactly(Damage.GHOST_WRITE, Damage.ABA);
        assertThat(v.findings())
                .extracting(f -> f.witness().steps().getLast().action())
                .containsExactly("both", "one");
    }

    @Test
    void stuckIfNobodyCanFinish() {
        Verdict v = check(s -> s.after("on", 3, 4).after("and on", 4, 5));
        assertThat(v.conclusion()).isEqualTo(Conclusion.STUCK);
        Finding f = v.findings().getFirst();
        assertThat(f.wrong()).isEqualTo(Wrong.STUCK);
        // To the end, not to the first state that cannot finish.
        assertThat(f.witness().steps().getLast().action()).isEqualTo("and on");
    }

    @Test
    void aSpinThatCanSucceedIsNotStuck() {
        Verdict v = check(s -> s.after("there", 3, 4).after("back", 4, 3).after("out", 4, 1));
        assertThat(v.conclusion()).isEqualTo(Conclusion.TRANSPARENT);
        Verdict w = check(s -> s.after("there", 3, 4).after("back", 4, 3));
        assertThat(w.conclusion()).isEqualTo(Conclusion.STUCK);
    }

    @Test
    void aFaultThatCouldHelpDoesNotCount() {
        Verdict v =
                check(s -> {
                    Variable more = s.b.budget();
                    s.b.action(
                            "second fault",
                            Action.Role.FAULT,
                            and(is(s.x, 3), is(more, 1)),
                            set(s.x, 1),
                            set(more, 0));
                });
        assertThat(v.conclusion()).isEqualTo(Conclusion.STUCK);
    }

    @Test
    void stuckAndWrongIsUnsafeToo() {
        Verdict v = check(s -> s.after("on", 3, 4, s.b.consume(5)));
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.also()).containsExactly(Conclusion.STUCK);
        assertThat(v.findings())
                .extracting(Finding::wrong)
                .containsExactly(Wrong.STUCK_AND_WRONG, Wrong.STUCK_AND_WRONG);
        Verdict w = check(s -> s.after("on", 3, 4, s.b.consume(3)));
        assertThat(w.conclusion()).isEqualTo(Conclusion.STUCK);
    }

    @Test
    void failStopIfAnErrorIsHandedOver() {
        Verdict v = check(s -> s.after("abort", 3, 4, set(s.b.handedOver(), 1)));
        assertThat(v.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(v.also()).isEmpty();
        assertThat(v.findings().getFirst().wrong()).isEqualTo(Wrong.ERROR_HANDED_OVER);
        assertThat(v.statistics().crashStates()).isPositive();
    }

    @Test
    void anErrorExcusesNoMoreThanACrashDoes() {
        Consumer<Situation> crash = s -> s.after("abort", 3, 4, set(s.b.handedOver(), 1));
        Verdict v =
                check(
                        s -> s.after("abort", 3, 4, set(s.b.handedOver(), 1), set(s.b.memory(), 1)),
                        crash);
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.findings().getFirst().wrong()).isEqualTo(Wrong.CRASH_OUTCOME);
        assertThat(v.also()).containsExactly(Conclusion.FAIL_STOP);
    }

    @Test
    void spinningForEverAfterAnErrorIsHeldAgainstTheCrashReference() {
        Consumer<Situation> spin =
                s -> s.after("abort", 3, 4, set(s.b.handedOver(), 1)).after("spin", 4, 4);
        assertThat(check(spin).conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        Consumer<Situation> wrong =
                s ->
                        s.after("abort", 3, 4, with(s.b.consume(6), set(s.b.handedOver(), 1)))
                                .after("spin", 4, 4);
        assertThat(check(wrong, spin).conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(check(wrong, wrong).conclusion()).isEqualTo(Conclusion.FAIL_STOP);
    }

    @Test
    void invariantsAndSectionsHoldEverywhere() {
        Verdict v =
                check(s -> {
                    s.b.always(new Term.Not(is(s.x, 3)));
                    s.after("go on", 3, 1);
                });
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNSAFE);
        assertThat(v.findings().getFirst().wrong()).isEqualTo(Wrong.INVARIANT);
        Verdict w =
                check(s -> {
                    s.b.twoOwners(is(s.x, 3));
                    s.after("go on", 3, 1);
                });
        assertThat(w.damage()).containsExactly(Damage.TWO_OWNERS);
        assertThat(w.findings().getFirst().wrong()).isEqualTo(Wrong.TWO_OWNERS);
    }

    @Test
    void aLimitMakesItUnknownButBadEndsStay() {
        Situation s = new Situation();
        s.after("wrong", 3, 4, finish(s, set(s.b.memory(), 5)));
        Variable many = s.b.variable("many", 1 << 20);
        s.b.action("count", and(is(s.x, 3), is(s.b.finished(), 0)), ModelBuilder.increment(many));
        Model model = s.b.build();
        Verdict v =
                (Verdict)
                        Check.check(
                                model,
                                () -> model,
                                Effort.of(new Limits(200, 1 << 24, Duration.ofMinutes(1))),
                                Progress.NONE);
        assertThat(v.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(v.limit()).contains("more than 200 states");
        assertThat(v.also()).containsExactly(Conclusion.UNSAFE);
        assertThat(v.findings()).isNotEmpty();
    }

    @Test
    void aProtocolThatIsStuckWithoutFaultsIsAMistake() {
        Situation s = new Situation();
        s.after("go on", 3, 1).after("stray", 1, 7);
        Answer answer = Check.check(s.b.build(), s.b::build, EFFORT, Progress.NONE);
        assertThat(answer).isInstanceOf(Answer.Mistake.class);
        Answer.Mistake mistake = (Answer.Mistake) answer;
        assertThat(mistake.message()).contains("process 'p' unfinished");
        assertThat(mistake.run().steps()).extracting("action").containsExactly("start", "stray");
    }
}
