package dev.twintrace.core;

import static dev.twintrace.core.Ll128Traces.W_D;
import static dev.twintrace.core.Ll128Traces.W_F;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    @Test
    void aLostRequestWasNotExecuted() {
        Executions executions = Executions.of(Ll128Traces.t1());
        assertThat(executions.executed(W_D)).isFalse();
        assertThat(executions.atMostOnce()).isTrue();
        assertThat(executions.exactlyOnce()).isFalse();
    }

    @Test
    void aLostAnswerDoesNotUndoTheExecution() {
        Executions executions = Executions.of(Ll128Traces.t2());
        assertThat(executions.executed(W_D)).isTrue();
        assertThat(executions.exactlyOnce()).isTrue();
    }

    @Test
    void theSameResendIsTheFirstExecutionInOneRunAndTheSecondInTheOther() {
        Executions lost = Executions.of(Ll128Traces.resent(Ll128Traces.t1()));
        Executions executed = Executions.of(Ll128Traces.resent(Ll128Traces.t2()));
        assertThat(lost.count(W_D)).isEqualTo(1);
        assertThat(lost.atMostOnce()).isTrue();
        assertThat(executed.count(W_D)).isEqualTo(2);
        assertThat(executed.atMostOnce()).isFalse();
    }

    @Test
    void everyPostedRequestIsListedInTheOrderOfPosting() {
        assertThat(Executions.of(Ll128Traces.t1()).counts().sequencedKeySet())
                .containsExactly(W_D, W_F);
    }

    @Test
    void anAnswerFromTheNicsMemoryIsNoExecution() {
        Trace duplicate = Ll128Traces.trace(List.of(new Event.DuplicateAnswered(W_D, 0)));
        assertThat(Executions.of(duplicate).executed(W_D)).isFalse();
    }
}
