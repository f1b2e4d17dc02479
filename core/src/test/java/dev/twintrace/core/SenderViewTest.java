package dev.twintrace.core;

import static dev.twintrace.core.Ll128Traces.W_D;
import static dev.twintrace.core.Ll128Traces.W_F;
import static dev.twintrace.core.Ll128Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SenderViewTest {
    /** {@code sender_view_eq}. */
    @Test
    void lossOfTheRequestsLooksToTheSenderLikeLossOfTheAnswers() {
        assertThat(SenderView.indistinguishable(Ll128Traces.t1(), Ll128Traces.t2(), "q")).isTrue();
        assertThat(Ll128Traces.t1()).isNotEqualTo(Ll128Traces.t2());
    }

    @Test
    void theSenderSeesItsPostsAndItsErrorsAndNothingElse() {
        assertThat(SenderView.of(Ll128Traces.t2(), "q").events())
                .hasExactlyElementsOfTypes(
                        Event.Posted.class, Event.Posted.class, Event.ErrorRaised.class);
    }

    @Test
    void theSenderOfAnotherQueuePairSeesNothingOfIt() {
        assertThat(SenderView.of(Ll128Traces.t2(), "other").events()).isEmpty();
    }

    @Test
    void aCompletionTellsRunsApart() {
        Trace done = trace(List.of(new Event.Completed(W_D, List.of())));
        Trace nothing = trace(List.of());
        assertThat(SenderView.indistinguishable(done, nothing, "q")).isFalse();
    }

    @Test
    void theResultOfACompletionTellsRunsApart() {
        Trace zero = trace(List.of(new Event.Completed(W_D, List.of(0L))));
        Trace one = trace(List.of(new Event.Completed(W_D, List.of(1L))));
        assertThat(SenderView.indistinguishable(zero, one, "q")).isFalse();
    }

    @Test
    void twoRequestsWithEqualOperationsAreTwoRequests() {
        Trace first = trace(List.of(new Event.Resent(W_D, 1, List.of(), true)));
        Trace second = trace(List.of(new Event.Resent(W_F, 1, List.of(), true)));
        assertThat(SenderView.indistinguishable(first, second, "q")).isFalse();
    }

    @Test
    void aSenderThatPostsOnADeadLaneDoesNotKnowIt() {
        Operation send = new Operation.Send(List.of(1L));
        Trace alive = trace(List.of(new Event.Posted("sender", W_D, send, 0, true)));
        Trace dead = trace(List.of(new Event.Posted("sender", W_D, send, 0, false)));
        assertThat(SenderView.indistinguishable(alive, dead, "q")).isTrue();
        Trace resent = trace(List.of(new Event.Resent(W_D, 1, List.of(), true)));
        Trace resentInVain = trace(List.of(new Event.Resent(W_D, 1, List.of(), false)));
        assertThat(SenderView.indistinguishable(resent, resentInVain, "q")).isTrue();
    }

    @Test
    void aViewGrowsStepByStep() {
        Trace run = Ll128Traces.t2();
        SenderView whole = SenderView.of(run, "q");
        for (int step = 0; step <= run.steps().size(); step++) {
            assertThat(SenderView.before(run, "q", step).isPrefixOf(whole)).isTrue();
        }
        assertThat(whole.isPrefixOf(SenderView.before(run, "q", 1))).isFalse();
    }
}
