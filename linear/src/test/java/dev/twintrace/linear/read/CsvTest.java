package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final String HEADER = "process,invoke,complete,operation,key,arg1,arg2,result\n";

    @Test
    void anOperationIsALine() {
        assertThat(Read.operations(HEADER + "3,1,9,cas,7,0,5,true\n"))
                .containsExactly(
                        new Operation(
                                3,
                                1,
                                OptionalLong.of(9),
                                new Value.Word(7),
                                "cas",
                                List.of(new Value.Word(0), new Value.Word(5)),
                                new Response.Answered(true),
                                Executions.ONCE));
    }

    @Test
    void withoutCompletionTheOutcomeIsUnknown() {
        Operation operation = Read.operations(HEADER + "3,1,,write,7,5,,\n").getFirst();
        assertThat(operation.returned()).isEmpty();
        assertThat(operation.executions()).isEqualTo(Executions.AT_MOST_ONCE);
        assertThat(operation.response()).isEqualTo(new Response.Done());
    }

    @Test
    void operationsAreInTheOrderOfTheirCalls() {
        assertThat(Read.operations(HEADER + "0,5,6,read,0,,,1\n1,2,9,read,0,,,1\n"))
                .extracting(Operation::called)
                .containsExactly(2L, 5L);
    }

    @Test
    void resultsAreWhatTheyLookLike() {
        assertThat(result("5")).isEqualTo(new Response.Returned(new Value.Word(5)));
        assertThat(result("-5")).isEqualTo(new Response.Returned(new Value.Word(-5)));
        assertThat(result("0xff")).isEqualTo(new Response.Returned(new Value.Word(255)));
        assertThat(result("abc")).isEqualTo(new Response.Returned(new Value.Text("abc")));
        assertThat(result("1.5")).isEqualTo(new Response.Returned(new Value.Text("1.5")));
        assertThat(result("nil")).isEqualTo(new Response.Returned(new Value.Nil()));
        assertThat(result("true")).isEqualTo(new Response.Answered(true));
        assertThat(result("false")).isEqualTo(new Response.Answered(false));
        assertThat(result("empty")).isEqualTo(new Response.Empty());
        assertThat(result("")).isEqualTo(new Response.Done());
    }

    @Test
    void whatIsInQuotesIsText() {
        assertThat(result("\"5\"")).isEqualTo(new Response.Returned(new Value.Text("5")));
        assertThat(result("\"true\"")).isEqualTo(new Response.Returned(new Value.Text("true")));
        assertThat(result("\"nil\"")).isEqualTo(new Response.Returned(new Value.Text("nil")));
        assertThat(result("\"\"")).isEqualTo(new Response.Returned(new Value.Text("")));
        assertThat(result("\"a,\"\"b\"\"\nc\""))
                .isEqualTo(new Response.Returned(new Value.Text("a,\"b\"\nc")));
    }

    @Test
    void textIsEqualWithAndWithoutQuotes() {
        assertThat(Read.operations(HEADER + "0,1,2,put,x,a,,\n0,3,4,get,\"x\",,,\"a\"\n"))
                .extracting(Operation::key)
                .containsOnly(new Value.Text("x"));
    }

    @Test
    void allOf64BitsAreNumbers() {
        assertThat(result("18446744073709551615"))
                .isEqualTo(new Response.Returned(new Value.Word(-1)));
        assertThat(result("-9223372036854775808"))
                .isEqualTo(new Response.Returned(new Value.Word(Long.MIN_VALUE)));
        assertThat(result("0xffffffffffffffff"))
                .isEqualTo(new Response.Returned(new Value.Word(-1)));
        assertThat(result("00000000000000000000000007"))
                .isEqualTo(new Response.Returned(new Value.Word(7)));
    }

    @Test
    void columnsMayBeInAnyOrderAndLeftOut() {
        assertThat(
                        Read.operations(
                                "operation,process,complete,invoke\nrelease,4,8,2\n\nacquire,5,,3\n"))
                .extracting(Operation::function, Operation::process, Operation::called)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("release", 4L, 2L),
                        org.assertj.core.groups.Tuple.tuple("acquire", 5L, 3L));
    }

    @Test
    void outcomesAndExecutionsMayBeSaid() {
        List<Operation> operations =
                Read.operations(
                        """
                        process,invoke,complete,operation,arg1,result,outcome,executions
                        0,1,2,fadd,1,0,ok,at least once
                        1,3,4,fadd,1,7,ok,at most once
                        2,5,6,fadd,1,,unknown,
                        3,7,,fadd,1,,unknown,any number
                        4,8,9,fadd,1,,fail,
                        5,10,,fadd,1,,,once
                        """);
        assertThat(operations)
                .extracting(Operation::executions)
                .containsExactly(
                        Executions.AT_LEAST_ONCE,
                        Executions.AT_MOST_ONCE,
                        Executions.AT_MOST_ONCE,
                        Executions.ANY_NUMBER,
                        Executions.ONCE);
        assertThat(operations)
                .extracting(o -> o.returned().isPresent())
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void whatFailedLeavesNothing() {
        var reading =
                (Reading.Accepted)
                        Read.any(
                                """
                                process,invoke,complete,operation,key,arg1,outcome
                                0,1,2,put,x,a,fail
                                0,3,4,get,y,,ok
                                """);
        assertThat(reading.history().functions()).containsExactly("get");
        assertThat(reading.history().keys()).containsExactly(new Value.Text("y"));
    }

    @Test
    void fourArgumentsAreEnoughForTheVerbs() {
        assertThat(
                        Read.operations(
                                """
                                process,invoke,complete,operation,arg1,arg2,arg3,arg4,result
                                0,1,2,masked_cas,0,1,0xf,0xff,0
                                """))
                .extracting(o -> o.arguments().size())
                .containsExactly(4);
    }

    @Test
    void windowsLinesAByteOrderMarkAndAMissingLastBreakDoNoHarm() {
        String unix = HEADER + "0,1,2,write,\"k\",\"a\",,\n0,3,4,read,k,,,a\n";
        assertThat(Read.operations("\ufeff" + unix.replace("\n", "\r\n").stripTrailing()))
                .isEqualTo(Read.operations(unix));
    }

    @Test
    void aFileLargerThanTheBufferIsReadInPieces() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 100_000; i++) {
            text.append(i % 7).append(',').append(i).append(',').append(i + 3);
            text.append(i % 2 == 0 ? ",write,k," : ",append,\"k\",\"").append("x\n".repeat(i % 2));
            text.append(i).append(i % 2 == 0 ? "" : "\"").append(",,\n");
        }
        List<Operation> operations = Read.operations(text.toString());
        assertThat(operations).hasSize(100_000);
        assertThat(operations.get(99_998).arguments()).containsExactly(new Value.Word(99_998));
        assertThat(operations.get(99_999).arguments()).containsExactly(new Value.Text("x\n99999"));
    }

    private static Response result(String field) {
        return Read.operations(HEADER + "0,1,2,read,0,,," + field + "\n").getFirst().response();
    }
}
