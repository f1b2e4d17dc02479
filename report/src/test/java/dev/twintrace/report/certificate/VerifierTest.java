package dev.twintrace.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.report.certificate.Certificate.OfImpossibility;
import dev.twintrace.report.certificate.Certificate.OfRule;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Certificate.State;
import dev.twintrace.report.certificate.Certificate.Step;
import dev.twintrace.report.certificate.Certificate.Way;
import dev.twintrace.report.certificate.verify.Verified;
import dev.twintrace.report.certificate.verify.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong is found, and its place is named. */
class VerifierTest {
    private static final OfImpossibility IMPOSSIBLE =
            (OfImpossibility) Solved.LL128.certificate().certificate();
    private static final Reason.Choice ROOT = (Reason.Choice) IMPOSSIBLE.reason();
    private static final OfRule RULE =
            (OfRule) Solved.LL128_WITHOUT_REUSE.certificate().certificate();

    private static Verified.Rejected rejected(Certificate certificate) {
        return (Verified.Rejected) Verifier.verify(Stamped.of(certificate));
    }

    private static <T> List<T> edited(List<T> list, UnaryOperator<List<T>> edit) {
        return List.copyOf(edit.apply(new ArrayList<>(list)));
    }

    private static OfImpossibility with(Reason reason) {
        return new OfImpossibility(IMPOSSIBLE.about(), IMPOSSIBLE.powers(), true, reason);
    }

    private static OfImpossibility withWays(UnaryOperator<List<Way>> edit) {
        return with(new Reason.Choice(ROOT.key(), edited(ROOT.ways(), edit)));
    }

    /** With another run below the last way, which is to post again. */
    private static OfImpossibility withRun(UnaryOperator<List<Step>> edit) {
        return withWays(ways -> {
            Way last = ways.removeLast();
            List<Step> run = ((Reason.Run) last.because()).steps();
            ways.add(new Way(last.name(), new Reason.Run(edited(run, edit))));
            return ways;
        });
    }

    private static OfRule withStates(UnaryOperator<List<State>> edit) {
        return new OfRule(RULE.about(), edited(RULE.states(), edit));
    }

    private static <T> List<T> without(List<T> list, int index) {
        list.remove(index);
        return list;
    }

    @Test
    void aBranchIsMissing() {
        assertThat(rejected(withWays(ways -> without(ways, 1))).where()).isEqualTo("/reason/ways");
    }

    @Test
    void aBranchStandsForAnotherWay() {
        Verified.Rejected r =
                rejected(
                        withWays(ways -> {
                            Way first = ways.removeFirst();
                            ways.addFirst(new Way(first.name(), ways.getFirst().because()));
                            return ways;
                        }));
        assertThat(r.where()).startsWith("/reason/ways/0/because/run/");
        assertThat(r.why()).isEqualTo("it was decided otherwise above");
    }

    @Test
    void aDecisionRestsOnOtherSights() {
        Certificate.Key key = ROOT.key();
        Verified.Rejected r =
                rejected(
                        with(
                                new Reason.Choice(
                                        new Certificate.Key(
                                                key.queuePair(),
                                                key.decision(),
                                                edited(key.seen(), seen -> without(seen, 0))),
                                        ROOT.ways())));
        assertThat(r.why()).startsWith("nothing above decides what to do");
    }

    @Test
    void aDecisionIsMadeTwice() {
        Verified.Rejected r =
                rejected(
                        withWays(ways -> {
                            Way first = ways.removeFirst();
                            ways.addFirst(new Way(first.name(), ROOT));
                            return ways;
                        }));
        assertThat(r)
                .isEqualTo(
                        new Verified.Rejected(
                                "/reason/ways/0/because", "the tree has decided this before"));
    }

    @Test
    void anActionHasAnotherName() {
        Verified.Rejected r =
                rejected(
                        withRun(run -> {
                            run.set(0, new Step(run.getFirst().action(), "something"));
                            return run;
                        }));
        assertThat(r.where()).isEqualTo("/reason/ways/2/because/run/0/name");
    }

    @Test
    void aStepCannotHappen() {
        Verified.Rejected r =
                rejected(
                        withRun(run -> {
                            Collections.reverse(run);
                            return run;
                        }));
        assertThat(r.where()).isEqualTo("/reason/ways/2/because/run/0");
        assertThat(r.why()).endsWith("cannot happen here");
    }

    @Test
    void nothingIsWrongAtTheEnd() {
        Verified.Rejected r = rejected(withRun(run -> new ArrayList<>(run.subList(0, 1))));
        assertThat(r)
                .isEqualTo(
                        new Verified.Rejected(
                                "/reason/ways/2/because/run",
                                "nothing is wrong where this run ends"));
    }

    @Test
    void thePowersAreNotThoseOfTheFile() {
        Certificate more =
                new OfImpossibility(
                        IMPOSSIBLE.about(), EnumSet.of(Power.PROBE), true, IMPOSSIBLE.reason());
        assertThat(rejected(more).where()).isEqualTo("/powers");
    }

    @Test
    void thereIsNothingToWatch() {
        Certificate blind =
                new OfImpossibility(
                        IMPOSSIBLE.about(), IMPOSSIBLE.powers(), false, IMPOSSIBLE.reason());
        assertThat(rejected(blind).where()).isEqualTo("/watching");
    }

    @Test
    void theTextIsAnother() {
        Certificate.About about = RULE.about();
        Certificate.About other =
                new Certificate.About(
                        about.file(), about.text() + "// ", about.hash(), about.settings());
        assertThat(rejected(new OfRule(other, RULE.states())).where()).isEqualTo("/sha256");
    }

    @Test
    void aRankIsAnother() {
        Verified.Rejected r =
                rejected(
                        withStates(states -> {
                            states.set(
                                    5, new State(states.get(5).cells(), states.get(5).rank() + 1));
                            return states;
                        }));
        assertThat(r.where()).startsWith("/states/").endsWith("/rank");
    }

    @Test
    void statesAreInAnotherOrder() {
        Verified.Rejected r =
                rejected(
                        withStates(states -> {
                            Collections.swap(states, 7, 8);
                            return states;
                        }));
        assertThat(r.where()).isEqualTo("/states/7");
    }

    @Test
    void aStateIsMissing() {
        Verified.Rejected r = rejected(withStates(states -> without(states, 9)));
        assertThat(r.why()).endsWith("leads out of the states");
    }

    @Test
    void aStateIsTooMuch() {
        Verified.Rejected r =
                rejected(
                        withStates(states -> {
                            long[] cells = states.getLast().cells().copy();
                            cells[0]++;
                            states.add(new State(Cells.of(cells), 0));
                            return states;
                        }));
        assertThat(r)
                .isEqualTo(
                        new Verified.Rejected(
                                "/states/" + RULE.states().size(), "no step leads to this state"));
    }
}
