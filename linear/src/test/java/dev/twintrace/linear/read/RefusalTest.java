package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with a file is said with its place and how to mend it. */
class RefusalTest {
    private static final String HEADER = "process,invoke,complete,operation,key,arg1,arg2,result\n";

    private static void csv(String record, String complaint) {
        assertThat(Read.complaint(Read.any(HEADER + "0,1,2,write,0,5,,\n" + record + "\n")))
                .isEqualTo("h:3" + complaint);
    }

    private static void header(String header, String complaint) {
        assertThat(Read.complaint(Read.as(HistoryFormat.CSV, header + "\n0,1,2\n")))
                .startsWith("h:1" + complaint);
    }

    private static void jepsen(String entries, String complaint) {
        assertThat(Read.complaint(Read.as(HistoryFormat.EDN, entries))).startsWith("h" + complaint);
    }

    private static void json(String line, String complaint) {
        String good = "{\"process\":0,\"call\":1,\"return\":2,\"function\":\"acquire\"}\n";
        assertThat(Read.complaint(Read.any(good + line + "\n"))).startsWith("h:2" + complaint);
    }

    @Test
    void aFieldOfCsv() {
        csv("x,1,2,read,0,,,1", ":1: the number of a process is expected, not `x`");
        csv(",1,2,read,0,,,1", ":1: the number of a process is missing");
        csv("0, 1,2,read,0,,,1", ":3: a time is expected, not ` 1`");
        csv(
                "0,9,2,read,0,,,1",
                ":5: an operation completes after its call; are the columns mixed up?");
        csv("0,1,9223372036854775807,read,0,,,1", ":5: times are below 9223372036854775807");
        csv("0,18446744073709551615,,read,0,,,", ":3: times are below 9223372036854775807");
        csv(
                "0,1,2,read,0,,,18446744073709551616",
                ":16: `18446744073709551616` is outside of 64 bits: numbers are from"
                        + " -9223372036854775808 to 18446744073709551615");
        csv(
                "0,1,2,read,0,,,-9223372036854775809",
                ":16: `-9223372036854775809` is outside of 64 bits: numbers are from"
                        + " -9223372036854775808 to 18446744073709551615");
        csv("0,1,2,,0,,,1", ":7: the name of an operation is missing");
        csv("0,1,2,read,0, x,,1", ":14: blanks around `x`; remove them or use quotes");
        csv(
                "0,1,2,read,,,,1",
                ":12: the key is missing; where all operations are on one object, leave out the"
                        + " column `key`");
        csv("0,1,2,cas,0,,5,1", ":14: an argument without the one before it");
        csv("0,1,2,write,0,true,,", ":15: `true` is a result and no value; as text it is \"true\"");
        csv(
                "0,1,,read,0,,,4",
                ":15: an operation of unknown outcome has no result; is its completion missing?");
    }

    @Test
    void theFormOfCsv() {
        csv(
                "0,1,2,read,0,,1",
                ": 8 fields are expected, as in the header, and here are 7; text with a comma goes"
                        + " in quotes");
        csv(
                "0,1,2,read,0,,,a\"b",
                ":17: a quote inside of a field: write the whole field in quotes and each quote in"
                        + " it twice");
        csv("0,1,2,read,0,,,\"ab", ":16: this quote is not closed before the file ends");
        csv(
                "0,1,2,read,0,,,\"ab\"c",
                ":16: after the closing quote a comma or the end of the line is expected");
        header("process,invoke,complete", ": the header has no column `operation`; it begins like");
        header(
                "process,invoke,complete,operation,invoke",
                ":35: the column `invoke` is there twice");
        header(
                "process,invoke,complete,operation,exections",
                ":35: there is no column `exections`; the header names some of process, invoke,");
        header("process,invoke,complete,operation,arg2", ": the header has `arg2` but not `arg1`");
    }

    @Test
    void outcomesAndExecutionsOfCsv() {
        String head = "process,invoke,complete,operation,outcome,executions\n";
        assertThat(Read.complaint(Read.any(head + "0,1,2,read,good,\n")))
                .isEqualTo("h:2:12: ok, fail or unknown is expected, not `good`");
        assertThat(Read.complaint(Read.any(head + "0,1,2,read,,twice\n")))
                .isEqualTo(
                        "h:2:13: once, at most once, at least once or any number is expected, not"
                                + " `twice`");
        assertThat(Read.complaint(Read.any(head + "0,1,,read,ok,\n")))
                .isEqualTo("h:2:5: an operation that is ok has a time of completion");
        assertThat(Read.complaint(Read.any(head + "0,1,2,read,fail,at least once\n")))
                .isEqualTo("h:2:17: what failed was not executed, not even once");
    }

    @Test
    void moreFunctionsThanAHistoryHasRoomFor() {
        String text =
                IntStream.range(0, 129)
                        .mapToObj(i -> "0," + i + "," + i + ",f" + i + ",0,,,\n")
                        .collect(Collectors.joining());
        assertThat(Read.complaint(Read.any(HEADER + text)))
                .startsWith("h:130:11: a history has at most 128 different operations");
    }

    @Test
    void textBesideNumbersThatItsCodesWouldMeet() {
        assertThat(
                        Read.complaint(
                                Read.any(
                                        HEADER
                                                + "0,1,2,write,0,-9223372036854775808,,\n"
                                                + "0,3,4,write,0,a,,\n")))
                .startsWith("h:3: a history with text or nil cannot have numbers from");
    }

    @Test
    void bytesThatAreNoText() {
        byte[] bytes = (HEADER + "0,1,2,put,0,\u00e9,,\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Read.complaint(Read.as(HistoryFormat.CSV, bytes)))
                .isEqualTo("h:2: this is no text in UTF-8; save the file as UTF-8");
        byte[] edn = "{:process 0 :f \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Read.complaint(Read.as(HistoryFormat.EDN, edn)))
                .isEqualTo("h:1: this is no text in UTF-8; save the file as UTF-8");
    }

    @Test
    void theOrderOfJepsensEntries() {
        String invoke = "{:process 0, :type :invoke, :f :read, :value nil}\n";
        jepsen(
                invoke + invoke,
                ":2: process 0 invokes read while its read of line 1 is open; a completion is"
                        + " missing, or two processes share a number");
        jepsen(
                "{:process 0, :type :ok, :f :read, :value 1}",
                ":1: process 0 completes read without having invoked it; is the start of the"
                        + " history missing?");
        jepsen(
                invoke + "{:process 0, :type :ok, :f :write, :value 1}",
                ":2: process 0 completes write but has invoked read in line 1");
        jepsen(
                "{:process 0, :type :invoke, :f :read, :value nil, :time 9}\n"
                        + "{:process 0, :type :ok, :f :read, :value 1, :time 8}",
                ":2: this completes before its invocation in line 1, by their :time");
        jepsen(
                invoke + "{:process 0, :type :ok, :f :read, :value 1, :time 8}",
                ":2: this entry has a :time, those before have none; all have it or none");
        jepsen(
                "{:process 0, :type :invoke, :f :get, :key 1, :value nil}\n"
                        + "{:process 0, :type :ok, :f :get, :key 2, :value 1}",
                ":2: this completes an operation on another key: `1` was invoked");
    }

    @Test
    void theFormOfJepsensEntries() {
        String invoke = "{:process 0, :type :invoke, :f :read, :value nil}\n";
        jepsen("[" + invoke, ":2: the file ends before the vector of entries is closed");
        jepsen(
                invoke + "{:process 0, :ty",
                ":2: the file ends inside of what begins here: `{:proc");
        jepsen("[" + invoke + "]" + invoke, ":2: after the end of the vector nothing is expected");
        jepsen(
                invoke + "[1]",
                ":2: a map like {:process 0, :type :invoke, :f :read, :value nil} is");
        jepsen("[" + invoke + "}", ":2: a closing `}` that nothing has opened");
        jepsen("{:process 0, :process 1}", ":1: ");
        jepsen("{:process 0 1}", ":1: this is no EDN");
        jepsen("{:type :ok}", ":1: an entry has a :process, this one has not");
        jepsen("{:process \"0\"}", ":1: a :process is a number");
        jepsen(
                "{:process 0 :type :done}",
                ":1: a :type is :invoke, :ok, :fail or :info, not `:done`");
        jepsen("{:process 0 :type :ok :f 5}", ":1: an :f is a keyword, such as :read");
        jepsen("[".repeat(100_000), ":1: what is more than 100 deep is no history");
        jepsen("#a ".repeat(100_000) + "{}", ":1: what is more than 100 deep is no history");
        jepsen("; nothing\n", ": the file has no entries");
    }

    @Test
    void valuesOfJepsensEntries() {
        String process = "{:process 0, :type :invoke, ";
        jepsen(process + ":f :write, :value 1.5}", ":1: a whole number, a string, a keyword,");
        jepsen(process + ":f :write, :value true}", ":1: an argument is a number, a string,");
        jepsen(
                process + ":f :write, :value 18446744073709551616}",
                ":1: `18446744073709551616` is outside of 64 bits");
        jepsen(process + ":f :f, :value [1 2 3 4 5]}", ":1: an operation has at most 4 arguments");
        jepsen(
                process + ":f :read, :value [5 nil]}",
                ":1: read takes no arguments; if each :value is a pair of a key and a value, as"
                        + " jepsen.independent makes them, say --independent");
        jepsen(
                process + ":f :txn, :value [[:r 1 nil]]}",
                ":1: a vector in a vector; if each :value is a pair");
        jepsen(
                process + ":f :read, :value nil}\n{:process 0, :type :ok, :f :read}",
                ":2: a :value is expected, the result");
    }

    @Test
    void linesOfJepsensLog() {
        String invoke = "INFO  jepsen.util - 0\t:invoke\t:read\tnil\n";
        assertThat(Read.complaint(Read.any(invoke + "INFO  jepsen.util - 0\t:okay\t:read\t1\n")))
                .startsWith("h:2: process, :invoke, :ok, :fail or :info, operation and value are");
        assertThat(Read.complaint(Read.any(invoke + "INFO  jepsen.util - x\t:ok\t:read\t1\n")))
                .startsWith("h:2: process, :invoke, :ok, :fail or :info, operation and value are");
        assertThat(Read.complaint(Read.any(invoke + "INFO  jepsen.util - 0\t:ok\t:read\t[1\n")))
                .startsWith("h:2: this is no EDN");
        assertThat(Read.complaint(Read.as(HistoryFormat.LOG, "nothing\n")))
                .startsWith("h: no line is that of an operation");
    }

    @Test
    void objectsOfJsonLines() {
        json("{\"process\":0,", ":14: this is no JSON");
        json("{\"process\":0}", ": the operation has no `call`");
        json("{\"process\":0,\"process\":1}", ":23: this is no JSON (`Duplicate");
        json("[]", ": an object a line is expected");
        json("{} {}", ":4: an object a line is expected, and here is more in the line");
        json("{\"proces\":0}", ":11: there is no field `proces`; an operation has process, call,");
        json("{\"process\":\"0\"}", ":12: `process`: a whole number is expected, not `0`");
        json("{\"process\":1.5}", ":12: `process`: a whole number is expected, not `1.5`");
        json("{\"key\":true}", ":8: `key`: a whole number, a string or null is expected");
        json("{\"key\":18446744073709551616}", ":8: `18446744073709551616` is outside of 64 bits");
        json("{\"arguments\":[1,2,3,4,5]}", ":23: an operation has at most 4 arguments");
        json("{\"result\":[1]}", ":12: `result`: [] says that there was nothing to take");
        json(
                "{\"outcome\":\"good\"}",
                ":12: `outcome`: ok, fail or unknown is expected, not `good`");
        json(
                "{\"process\":0,\"call\":3,\"return\":1,\"function\":\"f\"}",
                ": an operation returns after its call; are `call` and `return` mixed up?");
        json(
                "{\"process\":0,\"call\":3,\"function\":\"f\",\"result\":1}",
                ": an operation of unknown outcome has no result; is its `return` missing?");
    }

    @Test
    void whatIsNoHistory() {
        assertThat(Read.complaint(Read.any(""))).isEqualTo("h: the file is empty");
        assertThat(Read.complaint(Read.any("\n \n"))).isEqualTo("h: the file is empty");
        assertThat(Read.complaint(Read.any("hello\nworld\n")))
                .startsWith("h:1: this is no history that is known: one of CSV with a header,");
        assertThat(Read.complaint(Read.any("[{\"process\":0}]")))
                .isEqualTo(
                        "h:1: an object a line is expected, not an array of them: `jq -c '.[]'`"
                                + " takes it apart");
        assertThat(Read.complaint(Read.any("start,end\n1,2\n")))
                .startsWith("h:1:1: there is no column `start`");
        assertThat(Read.complaint(new HistoryReader().read(Path.of("no/such"))))
                .isEqualTo("no/such: there is no such file");
        assertThat(Read.complaint(new HistoryReader().read(Path.of("."))))
                .isEqualTo(".: this is a folder; name a file in it");
    }

    @Test
    void controlCharactersAreNotRepeated() {
        assertThat(Read.complaint(Read.any(HEADER + "\u001b[2J,1,2,read,0,,,\n")))
                .doesNotContain("\u001b");
        assertThat(Arrays.asList(Utf8.quoted("x".repeat(99)).length()))
                .allMatch(length -> length < 50);
    }
}
