package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends in a history or in a complaint. */
class MutationTest {
    private static final int MUTATIONS =
            Integer.getInteger(
                    "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 20_000 : 600);

    private static final Map<HistoryFormat, String> FILES = new EnumMap<>(HistoryFormat.class);

    static {
        FILES.put(
                HistoryFormat.CSV,
                """
                process,invoke,complete,operation,key,arg1,arg2,arg3,arg4,result,outcome,executions
                0,1,5,write,x,3,,,,,ok,once
                1,2,,cas,"x",3,0x4,,,,unknown,any number
                2,3,9,masked_cas,7,-1,18446744073709551615,1,2,0,,at least once
                3,4,6,read,"a ""b"",
                c",,,,,"5",,

                4,7,8,dequeue,nil,,,,,empty,,at most once
                5,8,10,cas,x,1,2,,,true,fail,
                6,8,10,get,é,,,,,nil,ok,
                """);
        FILES.put(
                HistoryFormat.EDN,
                """
                [{:process 0, :type :invoke, :f :write, :value 3, :time 10} ; first
                 {:process 1, :type :invoke, :f :cas, :value [3 4], :time 11}
                 {:process :nemesis, :type :info, :f :start, :value {:a #{1 2}}, :time 12}
                 {:process 0, :type :ok, :f :write, :value 3, :time 13}
                 #jepsen.history.Op{:process 1, :type :info, :f :cas, :value :timed-out, :time 14}
                 {:process 2, :type :invoke, :f :get, :key "a\\"b", :value nil, :time 15}
                 {:process 2, :type :ok, :f :get, :key "a\\"b", :value "é", :time 16}
                 {:process 0, :type :invoke, :f :dequeue, :value nil, :time 17}
                 {:process 0, :type :fail, :f :dequeue, :value nil, :error [:empty \\a], :time 18}]
                """);
        FILES.put(
                HistoryFormat.LOG,
                """
                2024-01-01 INFO  jepsen.core - Worker 1 starting
                INFO  jepsen.util - 0\t:invoke\t:write\t3
                INFO  jepsen.util - 1\t:invoke\t:cas\t[3 4]
                INFO  jepsen.util - :nemesis\t:info\t:start\tnil
                INFO  jepsen.util - 0\t:ok\t:write\t3
                INFO  jepsen.util - 1\t:fail\t:cas\t[3 4]
                INFO  jepsen.util - 2\t:invoke\t:read\tnil
                INFO  jepsen.util - 0\t:invoke\t:write\t"x"
                INFO  jepsen.util - 2\t:ok\t:read\t3\t:note
                INFO  jepsen.util - 0\t:info\t:write\t:timed-out
                """);
        FILES.put(
                HistoryFormat.JSON_LINES,
                """
                {"process":0,"call":1,"return":5,"function":"cas","key":"x","arguments":[0,1],"result":true}
                {"process":1,"call":2,"return":null,"function":"write","key":7,"arguments":["é"]}
                {"process":2,"call":3,"return":9,"function":"dequeue","result":[],"outcome":"ok","executions":"at least once"}
                {"process":3,"call":4,"return":8,"function":"read","result":null,"executions":"at most once"}
                {"process":4,"call":6,"return":7,"function":"read","outcome":"fail"}
                {"process":5,"call":6,"return":7,"function":"read","result":18446744073709551615}
                """);
    }

    private static final List<String> PIECES =
            List.of(
                    ",",
                    "\"",
                    "\"\"",
                    "\n",
                    "\r\n",
                    "\r",
                    " ",
                    "\t",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    ":",
                    ";",
                    "#",
                    "#_",
                    "\\",
                    "/",
                    "nil",
                    "null",
                    "true",
                    "false",
                    "empty",
                    "0",
                    "1",
                    "-",
                    "-1",
                    "0x",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "99999999999999999999",
                    "1.5",
                    "1e9",
                    "é",
                    "\ud83d\ude00",
                    "\u0000",
                    "\u001b",
                    "\ufeff",
                    "once",
                    "ok",
                    "fail",
                    ":ok",
                    ":info",
                    ":invoke",
                    "process",
                    ":process",
                    "\"call\":",
                    "arg1",
                    "key",
                    "x",
                    "\\u00",
                    "#{",
                    "#inst \"x\"");

    /** Neighbouring seeds alone make neighbouring numbers at first. */
    private static Random random(long seed) {
        return new Random(seed * 0x9e37_79b9_7f4a_7c15L);
    }

    private static byte[] mutated(String file, Random random) {
        String text = file;
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            text = changed(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + piece + text.substring(at);
            case 2 -> text.substring(0, at) + piece + text.substring(end);
            case 3 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 4 -> text.substring(0, at);
            case 5 -> lines(text, random, List::removeLast);
            case 6 -> lines(text, random, lines -> lines.add(lines.getFirst()));
            default -> digit(text, random);
        };
    }

    /** Changes the lines after shuffling a few of them to the ends. */
    private static String lines(String text, Random random, Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        change.accept(lines);
        return String.join("", lines);
    }

    private static String digit(String text, Random random) {
        int[] digits =
                java.util.stream.IntStream.range(0, text.length())
                        .filter(i -> Character.isDigit(text.charAt(i)))
                        .toArray();
        if (digits.length == 0) {
            return text;
        }
        int at = digits[random.nextInt(digits.length)];
        return text.substring(0, at) + random.nextInt(10) + text.substring(at + 1);
    }

    @Test
    void readingEndsInAHistoryOrInAComplaintWithItsLine() {
        for (HistoryFormat format : HistoryFormat.values()) {
            int accepted = 0;
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] bytes = mutated(FILES.get(format), random(seed));
                String name = format + ", seed " + seed;
                Reading forced = Read.as(format, bytes);
                accepted += forced instanceof Reading.Accepted ? 1 : 0;
                check(name, bytes, forced);
                check(name, bytes, new HistoryReader().read("h", bytes));
            }
            // Otherwise the mutations are too wild to say anything about what is accepted.
            assertThat(accepted).as(format.name()).isGreaterThan(MUTATIONS / 8);
            assertThat(MUTATIONS - accepted).as(format.name()).isGreaterThan(MUTATIONS / 8);
        }
    }

    private static void check(String name, byte[] bytes, Reading reading) {
        switch (reading) {
            case Reading.Rejected(String file, long line, int column, String why) -> {
                long lines = new String(bytes, StandardCharsets.UTF_8).lines().count();
                assertThat(file).isEqualTo("h");
                assertThat(line).as(name).isBetween(0L, lines + 1);
                assertThat(column).as(name).isNotNegative();
                assertThat(why).as(name).isNotBlank().doesNotContain("Exception");
                boolean whole =
                        why.startsWith("the file is empty")
                                || why.startsWith("the file has no entries")
                                || why.startsWith("no line is that of an operation");
                assertThat(line == 0).as(name + ": " + why).isEqualTo(whole);
            }
            case Reading.Accepted(var history, var _) ->
                    Read.list(history).forEach(o -> assertThat(o.function()).as(name).isNotBlank());
        }
    }

    @Test
    void aPlainReaderOfCsvSaysTheSame() {
        for (int seed = 0; seed < 4 * MUTATIONS; seed++) {
            byte[] bytes = mutated(FILES.get(HistoryFormat.CSV), random(seed));
            Reading reading = Read.as(HistoryFormat.CSV, bytes);
            Optional<List<Operation>> found =
                    reading instanceof Reading.Accepted(var history, var _)
                            ? Optional.of(Read.list(history))
                            : Optional.empty();
            assertThat(found).as("seed %d: %s", seed, reading).isEqualTo(PlainCsv.read(bytes));
        }
    }

    /** In what is accepted each operation is one of the file: nothing is made up. */
    @Test
    void whatIsAcceptedIsInTheFile() {
        for (HistoryFormat format : List.of(HistoryFormat.EDN, HistoryFormat.LOG)) {
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] bytes = mutated(FILES.get(format), random(seed));
                if (Read.as(format, bytes) instanceof Reading.Accepted(var history, var _)) {
                    inside(format + ", seed " + seed, bytes, Read.list(history));
                }
            }
        }
    }

    private static void inside(String name, byte[] bytes, List<Operation> operations) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long invoked = occurrences(text, ":invoke");
        long completed = occurrences(text, ":ok");
        assertThat((long) operations.size()).as(name).isLessThanOrEqualTo(invoked);
        assertThat(operations.stream().filter(o -> o.returned().isPresent()).count())
                .as(name)
                .isLessThanOrEqualTo(completed);
        Set<Long> times = new HashSet<>();
        for (Operation operation : operations) {
            assertThat(text).as(name).contains(operation.function());
            times.add(operation.called());
            operation.returned().ifPresent(times::add);
        }
        assertThat(OptionalLong.of(times.size()).getAsLong())
                .as(name)
                .isLessThanOrEqualTo(2L * operations.size());
    }

    private static long occurrences(String text, String word) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1L;
    }

    /** The same bytes in other pieces give the same. */
    @Test
    void howManyBytesComeAtOnceMakesNoDifference() {
        for (HistoryFormat format : HistoryFormat.values()) {
            byte[] bytes = FILES.get(format).getBytes(StandardCharsets.UTF_8);
            for (int piece = 1; piece < 90; piece += 4) {
                try (GrowingHistory growing =
                        GrowingHistory.of("h", new Drip(bytes, piece), ReadOptions.DEFAULT)) {
                    GrowingHistory.Look look = growing.look();
                    while (!(look instanceof GrowingHistory.Look.Over)) {
                        look = growing.look();
                    }
                    assertThat(Read.operations(((GrowingHistory.Look.Over) look).reading()))
                            .as("%s by %d", format, piece)
                            .isEqualTo(Read.operations(Read.as(format, bytes)));
                } catch (java.io.IOException impossible) {
                    throw new java.io.UncheckedIOException(impossible);
                }
            }
        }
    }
}
