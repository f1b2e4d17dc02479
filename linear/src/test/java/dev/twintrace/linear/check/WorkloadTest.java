package dev.twintrace.linear.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Workload.Kind;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.object.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories that other checkers find hard: long ones, many clients, many unknown outcomes. */
class WorkloadTest {
    private static Decision decide(Kind kind, List<Operation> operations) {
        ObjectType type =
                kind == Kind.QUEUE
                        ? new ObjectType.Queue()
                        : new ObjectType.Word(WordWidth.VERBS, Workload.number(0));
        return Linearizability.check(
                History.of(operations), type, Budget.of(Duration.ofMinutes(1), 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "CAS,      1000, 10,   0",
        "CAS,      1000, 20,   0",
        "CAS,     10000, 10,   0",
        "CAS,      1000, 10,  10",
        "CAS,      1000, 10,  20",
        "REGISTER, 10000, 50,  0",
        "REGISTER, 10000, 10, 100",
        "FADD,    10000, 64,   0",
        "FADD,     1000, 10,  20",
        "QUEUE,   10000, 10,   0"
    })
    void hardHistoriesAreDecidedWhetherTheyAreRightOrWrong(
            Kind kind, int operations, int clients, int unknown) {
        Workload workload = new Workload(kind, operations, clients, unknown);
        assertThat(decide(kind, workload.history(1))).isInstanceOf(Decision.Linearizable.class);
        assertThat(decide(kind, workload.spoilt(2))).isInstanceOf(Decision.NotLinearizable.class);
    }

    /** That a wrong one of these is wrong may take longer than anybody waits. */
    @Test
    void manyUnknownOutcomesDoNotHideAnOrder() {
        Workload workload = new Workload(Kind.CAS, 1_000, 10, 65);
        assertThat(decide(Kind.CAS, workload.history(1))).isInstanceOf(Decision.Linearizable.class);
    }

    @Test
    void aReadOfWhatWasThereBeforeABurstOfWritesIsWrong() {
        List<Operation> burst = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            Operation write =
                    Workload.call(
                            i,
                            0,
                            "write",
                            List.of(Workload.number(i % 5 + 1)),
                            new Response.Done());
            burst.add(write);
        }
        burst.add(Workload.call(0, 10, "read", List.of(), Workload.returned(5)));
        assertThat(decide(Kind.CAS, burst)).isInstanceOf(Decision.Linearizable.class);
        burst.add(Workload.call(0, 12, "read", List.of(), Workload.returned(0)));
        assertThat(decide(Kind.CAS, burst)).isInstanceOf(Decision.NotLinearizable.class);
    }
}
