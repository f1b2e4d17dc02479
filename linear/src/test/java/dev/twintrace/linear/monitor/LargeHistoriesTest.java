package dev.twintrace.linear.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.evidence.Validator;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large histories: orders are right, and one wrong result near the end is found. */
class LargeHistoriesTest {
    private static final int SIZE = Comparison.seeds(20_000, 200_000);

    @ParameterizedTest
    @EnumSource
    void ordersOfLargeHistoriesAreRight(Scale.Load load) {
        for (int clients : new int[] {1, 3, 10, 50}) {
            Part part = Scale.part(load, SIZE, clients, clients);
            Finding finding = Scale.decide(part);
            assertThat(finding).isInstanceOf(Finding.Linearizable.class);
            Numbers order = ((Finding.Linearizable) finding).order();
            assertThat(Validator.mistake(part, order)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneWrongResultInALargeHistoryIsFound(Scale.Load load) {
        Part part = Scale.part(load, SIZE, 10, 7);
        History history = part.history();
        List<Operation> operations = new ArrayList<>();
        for (int o = 0; o < SIZE; o++) {
            operations.add(history.operation(o));
        }
        int late = SIZE - 200;
        while (!(operations.get(late).response() instanceof Response.Returned
                || operations.get(late).response() instanceof Response.Answered)) {
            late++;
        }
        Operation right = operations.get(late);
        Response wrong =
                switch (right.response()) {
                    case Response.Returned _ -> new Response.Returned(new Value.Word(17));
                    case Response.Answered(boolean success) -> new Response.Answered(!success);
                    case Response.Done _, Response.Empty _ -> throw new AssertionError();
                };
        operations.set(late, Draw.returned(right, wrong));
        Part broken =
                new Part(
                        History.of(operations),
                        Scale.type(load),
                        Numbers.of(IntStream.range(0, SIZE).toArray()));
        assertThat(Scale.decide(broken)).isNotInstanceOf(Finding.Linearizable.class);
        if (load != Scale.Load.SWAPS && load != Scale.Load.SET) {
            assertThat(Scale.decide(broken)).isInstanceOf(Finding.NotLinearizable.class);
        }
    }
}
