package dev.twintrace.core;

import static dev.twintrace.core.Ll128Traces.W_D;
import static dev.twintrace.core.Ll128Traces.W_F;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Operation FADD =
            new Operation.FetchAndAdd(new Place("memory", "counter"), 1);

    private static Event post(RequestId request) {
        return new Event.Posted("sender", request, FADD, 0, true);
    }

    private static History history(Event... events) {
        return History.of(Ll128Traces.trace(List.of(events)));
    }

    @Test
    void aRequestWithoutCompletionStaysPending() {
        assertThat(History.of(Ll128Traces.t2()).pending())
                .extracting(History.Call::request)
                .containsExactly(W_D, W_F);
    }

    @Test
    void aCallIsOpenFromThePostToTheCompletion() {
        History history = history(post(W_D), new Event.Completed(W_D, List.of(3L)));
        History.Call call = history.calls().getFirst();
        assertThat(call.operation()).isEqualTo(FADD);
        assertThat(call.response()).contains(new History.Response(1, List.of(3L)));
        assertThat(history.pending()).isEmpty();
    }

    @Test
    void callsThatOverlapHaveNoRealTimeOrder() {
        History overlapping = history(post(W_D), post(W_F), new Event.Completed(W_D, List.of(0L)));
        assertThat(overlapping.calls().getFirst().precedes(overlapping.calls().getLast()))
                .isFalse();
        History apart = history(post(W_D), new Event.Completed(W_D, List.of(0L)), post(W_F));
        assertThat(apart.calls().getFirst().precedes(apart.calls().getLast())).isTrue();
        assertThat(apart.calls().getLast().precedes(apart.calls().getFirst())).isFalse();
    }

    @Test
    void aResendIsNoSecondCall() {
        History history = history(post(W_D), new Event.Resent(W_D, 1, List.of(), true));
        assertThat(history.calls()).hasSize(1);
    }
}
