package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.read.ReadOptions.FailedCas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JepsenTest {
    private static final String CAS =
            """
            {:process 0, :type :invoke, :f :write, :value 3}
            {:process 1, :type :invoke, :f :cas, :value [3 4]}
            {:process :nemesis, :type :info, :f :start, :value "isolated [n1 n2]"}
            {:process 0, :type :ok, :f :write, :value 3}
            {:process 1, :type :ok, :f :cas, :value [3 4]}
            {:process 2, :type :invoke, :f :read, :value nil}
            {:process 2, :type :ok, :f :read, :value 4}
            """;

    private static final List<Operation> CAS_OPERATIONS =
            List.of(
                    operation(0, 1, 4, "write", List.of(word(3)), new Response.Done()),
                    operation(
                            1, 2, 5, "cas", List.of(word(3), word(4)), new Response.Answered(true)),
                    operation(2, 6, 7, "read", List.of(), new Response.Returned(word(4))));

    private static Value word(long number) {
        return new Value.Word(number);
    }

    private static Operation operation(
            long process,
            long called,
            long returned,
            String function,
            List<Value> arguments,
            Response response) {
        return new Operation(
                process,
                called,
                OptionalLong.of(returned),
                word(0),
                function,
                arguments,
                response,
                Executions.ONCE);
    }

    @Test
    void entriesAreMapsOneAfterTheOther() {
        assertThat(Read.operations(CAS))
                .usingRecursiveComparison()
                .ignoringFields("called", "returned")
                .isEqualTo(CAS_OPERATIONS);
    }

    @Test
    void orMapsInAVectorOrAListWithCommentsAndTags() {
        List<Operation> plain = Read.operations(CAS);
        assertThat(Read.operations("[" + CAS + "]")).isEqualTo(plain);
        assertThat(Read.operations("; of a test\n(\n" + CAS + ") ; all")).isEqualTo(plain);
        assertThat(Read.operations(CAS.replace("{:proc", "#jepsen.history.Op{:proc")))
                .isEqualTo(plain);
        assertThat(Read.operations("#_{:process 9}" + CAS)).isEqualTo(plain);
        assertThat(Read.operations(CAS.replace("\n", " "))).isEqualTo(plain);
    }

    @Test
    void theLogSaysTheSame() {
        String log =
                """
                2024-01-01 12:00:00,123 INFO  jepsen.core - Worker 0 starting
                INFO  jepsen.util - 0\t:invoke\t:write\t3
                INFO  jepsen.util - 1\t:invoke\t:cas\t[3 4]
                INFO  jepsen.util - :nemesis\t:info\t:start\tnil
                INFO  jepsen.util - 0\t:ok\t:write\t3
                INFO  jepsen.util - 1\t:ok\t:cas\t[3 4]
                INFO  jepsen.util - 2\t:invoke\t:read\tnil
                INFO  jepsen.util - 2\t:ok\t:read\t4
                """;
        assertThat(Read.operations(log))
                .usingRecursiveComparison()
                .ignoringFields("called", "returned")
                .isEqualTo(CAS_OPERATIONS);
    }

    @Test
    void timesAreTakenWhereThereAreSome() {
        List<Operation> operations =
                Read.operations(
                        """
                        {:process 0, :type :invoke, :f :read, :value nil, :time 1000, :index 0}
                        {:process 0, :type :ok, :f :read, :value nil, :time 2500, :index 1}
                        """);
        assertThat(operations.getFirst().called()).isEqualTo(1000);
        assertThat(operations.getFirst().returned()).hasValue(2500);
    }

    @Test
    void whatFailedDidNotHappen() {
        String failed =
                """
                {:process 0, :type :invoke, :f :cas, :value [1 2]}
                {:process 0, :type :fail, :f :cas, :value [1 2], :error {:code 17}}
                """;
        assertThat(Read.operations(failed)).isEmpty();
        Reading unequal =
                new HistoryReader(new ReadOptions(Optional.empty(), false, FailedCas.UNEQUAL))
                        .read("h", failed.getBytes(StandardCharsets.UTF_8));
        assertThat(Read.operations(unequal))
                .extracting(Operation::response)
                .containsExactly(new Response.Answered(false));
    }

    @Test
    void infoAndTheEndOfTheFileLeaveTheOutcomeUnknown() {
        List<Operation> operations =
                Read.operations(
                        """
                        {:process 0, :type :invoke, :f :write, :value 1}
                        {:process 0, :type :info, :f :write, :value :timed-out}
                        {:process 1, :type :invoke, :f :write, :value 2}
                        """);
        assertThat(operations).hasSize(2).allMatch(o -> o.returned().isEmpty());
        assertThat(operations)
                .extracting(Operation::executions)
                .containsOnly(Executions.AT_MOST_ONCE);
    }

    @Test
    void eachFunctionReturnsWhatItReturns() {
        assertThat(response(":read", "nil", "nil")).isEqualTo(returned(new Value.Nil()));
        assertThat(response(":get", "nil", "\"\"")).isEqualTo(returned(new Value.Text("")));
        assertThat(response(":enqueue", "5", "5")).isEqualTo(new Response.Done());
        assertThat(response(":dequeue", "nil", "5")).isEqualTo(returned(word(5)));
        assertThat(response(":dequeue", "nil", "nil")).isEqualTo(new Response.Empty());
        assertThat(response(":pop", "nil", ":empty")).isEqualTo(new Response.Empty());
        assertThat(response(":fadd", "1", "1")).isEqualTo(returned(word(1)));
        assertThat(response(":cas", "[1 2]", "true")).isEqualTo(new Response.Answered(true));
        assertThat(response(":cas", "[1 2]", "false")).isEqualTo(new Response.Answered(false));
        assertThat(response(":cas", "[1 2]", "7")).isEqualTo(returned(word(7)));
        assertThat(response(":add", "7", "7")).isEqualTo(new Response.Done());
        assertThat(response(":add", "7", "false")).isEqualTo(new Response.Answered(false));
        assertThat(response(":contains", "7", "true")).isEqualTo(new Response.Answered(true));
        assertThat(response(":acquire", "nil", "nil")).isEqualTo(new Response.Done());
        assertThat(response(":read", "nil", "18446744073709551615N")).isEqualTo(returned(word(-1)));
    }

    private static Response returned(Value value) {
        return new Response.Returned(value);
    }

    private static Response response(String function, String invoked, String completed) {
        return Read.operations(
                        "{:process 0, :type :invoke, :f %s, :value %s}\n{:process 0, :type :ok, :f %s, :value %s}"
                                .formatted(function, invoked, function, completed))
                .getFirst()
                .response();
    }

    @Test
    void keysAreKeysOrFirstInThePairOfAnIndependentHistory() {
        assertThat(
                        Read.operations(
                                "{:process 0, :type :invoke, :f :get, :key \"k\", :value nil}"
                                        + "{:process 0, :type :ok, :f :get, :value \"v\"}"))
                .extracting(Operation::key)
                .containsExactly(new Value.Text("k"));
        String pairs =
                "{:process 0, :type :invoke, :f :cas, :value [:a [1 2]]}"
                        + "{:process 0, :type :ok, :f :cas, :value [:a [1 2]]}";
        Reading reading =
                new HistoryReader(new ReadOptions(Optional.empty(), true, FailedCas.NOT_EXECUTED))
                        .read("h", pairs.getBytes(StandardCharsets.UTF_8));
        assertThat(Read.operations(reading))
                .containsExactly(
                        new Operation(
                                0,
                                1,
                                OptionalLong.of(2),
                                new Value.Text(":a"),
                                "cas",
                                List.of(word(1), word(2)),
                                new Response.Answered(true),
                                Executions.ONCE));
    }
}
