package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void anOperationIsAnObject() {
        assertThat(
                        Read.operations(
                                """
                                {"process":3,"call":1,"return":9,"function":"cas","key":"x","arguments":[0,"a"],"result":true,"outcome":"ok","executions":"at least once"}
                                """))
                .containsExactly(
                        new Operation(
                                3,
                                1,
                                OptionalLong.of(9),
                                new Value.Text("x"),
                                "cas",
                                List.of(new Value.Word(0), new Value.Text("a")),
                                new Response.Answered(true),
                                Executions.AT_LEAST_ONCE));
    }

    @Test
    void whatIsNotSaidIsUsual() {
        Operation operation =
                Read.operations("{\"function\":\"acquire\",\"call\":4,\"process\":1}").getFirst();
        assertThat(operation)
                .isEqualTo(
                        new Operation(
                                1,
                                4,
                                OptionalLong.empty(),
                                new Value.Word(0),
                                "acquire",
                                List.of(),
                                new Response.Done(),
                                Executions.AT_MOST_ONCE));
    }

    @Test
    void resultsAreWhatTheyLookLike() {
        assertThat(result("5")).isEqualTo(new Response.Returned(new Value.Word(5)));
        assertThat(result("18446744073709551615"))
                .isEqualTo(new Response.Returned(new Value.Word(-1)));
        assertThat(result("\"5\"")).isEqualTo(new Response.Returned(new Value.Text("5")));
        assertThat(result("null")).isEqualTo(new Response.Returned(new Value.Nil()));
        assertThat(result("false")).isEqualTo(new Response.Answered(false));
        assertThat(result("[]")).isEqualTo(new Response.Empty());
    }

    @Test
    void whatFailedIsLeftOut() {
        assertThat(
                        Read.operations(
                                "{\"process\":0,\"call\":1,\"function\":\"read\",\"outcome\":\"fail\"}"))
                .isEmpty();
    }

    private static Response result(String json) {
        return Read.operations(
                        "{\"process\":0,\"call\":1,\"return\":2,\"function\":\"read\",\"result\":"
                                + json
                                + "}")
                .getFirst()
                .response();
    }
}
