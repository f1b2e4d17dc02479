package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinearizeCommandTest {
    private static final Path HISTORIES = Cli.EXAMPLES.resolve("histories");
    private static final String HEADER = "process,invoke,complete,operation,arg1,result\n";

    @TempDir private Path folder;

    private static Cli.Ran of(String history, Object... options) {
        Object[] args = new Object[options.length + 2];
        args[0] = "linearize";
        args[1] = "-";
        System.arraycopy(options, 0, args, 2, options.length);
        return Cli.runIn(Cli.reading(history), args);
    }

    /** As the table of docs/histories.md says. */
    @ParameterizedTest
    @CsvSource({
        "retried-fadd.csv, 1",
        "retried-fadd-declared.csv, 0",
        "two-owners.edn, 1",
        "queue-slid.jsonl, 1",
        "late-cas.log, 0"
    })
    void examplesHaveTheVerdictOnThePage(String file, int code) throws IOException {
        Cli.Ran ran = Cli.run("linearize", HISTORIES.resolve(file));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
        String verdict = code == 0 ? "linearizable" : "not linearizable";
        assertThat(ran.out()).contains(": " + verdict.toUpperCase(java.util.Locale.ROOT) + "\n");
        assertThat(Files.readString(Cli.ROOT.resolve("docs/histories.md")).lines())
                .anyMatch(line -> line.contains(file) && line.endsWith("| " + verdict + " |"));
    }

    @Test
    void anOrderIsWrittenWithWhatWasExecutedAgain() throws IOException {
        Path order = folder.resolve("order.jsonl");
        Cli.Ran ran =
                Cli.run(
                        "linearize",
                        HISTORIES.resolve("retried-fadd-declared.csv"),
                        "--order",
                        order);
        assertThat(ran.code()).as(ran.err()).isZero();
        JsonMapper mapper = JsonMapper.builder().build();
        java.util.List<JsonNode> lines =
                Files.readAllLines(order).stream().map(mapper::readTree).toList();
        assertThat(lines).filteredOn(line -> line.has("again")).hasSize(1);
        long value = 0;
        for (JsonNode line : lines) {
            if (line.get("function").asString().equals("read")) {
                assertThat(line.get("result").asLong()).isEqualTo(value);
            } else {
                assertThat(line.get("function").asString()).isEqualTo("fadd");
                assertThat(line.has("again") || line.get("result").asLong() == value).isTrue();
                value += line.get("arguments").get(0).asLong();
            }
        }
    }

    @Test
    void anOrderThatCannotBeWrittenIsAMistakeOfTheCommandLine() {
        Cli.Ran ran =
                Cli.run(
                        "linearize",
                        HISTORIES.resolve("retried-fadd-declared.csv"),
                        "--order",
                        folder.resolve("nowhere/order.jsonl"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("the order cannot be written");
    }

    @Test
    void everyExampleIsTried() throws IOException {
        try (var files = Files.list(HISTORIES)) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void aNoIsShownInATimeline() {
        Cli.Ran ran = Cli.run("linearize", HISTORIES.resolve("retried-fadd.csv"));
        assertThat(ran.out()).contains("read() = 4", "process 1", "├", "┤");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void jsonSaysTheSame() {
        Cli.Ran ran = Cli.run("linearize", HISTORIES.resolve("retried-fadd.csv"), "--json");
        JsonNode root = JsonMapper.builder().build().readTree(ran.out());
        assertThat(root.get("schema").asString()).isEqualTo("twintrace-linearize/1");
        assertThat(root.get("verdict").asString()).isEqualTo("not linearizable");
        assertThat(root.get("evidence").size()).isPositive();
    }

    @Test
    void aMistakeIsOneLineWithItsPlace() {
        Cli.Ran ran = of(HEADER + "0,1,x,read,,0\n");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "twintrace linearize: <stdin>:2:5: a time is expected, not `x`");
        assertThat(Cli.run("linearize", "no-such-file").err()).contains("there is no such file");
    }

    @Test
    void aTypeIsFoundByTheFunctions() {
        for (Map.Entry<String, String> function :
                Map.of(
                                "fadd,1,", "word",
                                "enqueue,1,", "queue",
                                "push,1,", "stack",
                                "contains,1,false", "set",
                                "acquire,,", "lock",
                                "append,x,", "string")
                        .entrySet()) {
            Cli.Ran ran = of(HEADER + "0,1,2," + function.getKey() + "\n");
            assertThat(ran.out()).contains("object      " + function.getValue());
        }
    }

    @Test
    void aHistoryOfNoTypeIsRefusedWithTheReason() {
        Cli.Ran ran = of(HEADER + "0,1,2,read,,0\n0,3,4,frobnicate,,\n");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("frobnicate", "this is no history of type word", "--type names another");
        assertThat(of(HEADER + "0,1,2,read,,0\n", "--type", "queue").code()).isEqualTo(2);
        assertThat(of(HEADER, "--type", "heap").err()).contains("there is no type `heap`");
    }

    @Test
    void whatWasThereAtFirstMayBeSaid() {
        String reads = HEADER + "0,1,2,read,,7\n";
        assertThat(of(reads).code()).isEqualTo(1);
        assertThat(of(reads, "--initial", "7").code()).isZero();
        assertThat(of(reads, "--initial", "99999999999999999999").code()).isEqualTo(2);
        String nil = HEADER + "0,1,2,read,,nil\n";
        assertThat(of(nil).code()).isZero();
        assertThat(of(nil + "0,3,4,write,nil,\n").code()).isEqualTo(1);
        assertThat(of(nil + "0,3,4,write,nil,\n", "--initial", "nil").code()).isZero();
    }

    @Test
    void additionsWrapAtTheWidth() {
        String wraps = HEADER + "0,1,2,fadd,3,0\n0,3,4,fadd,1,3\n0,5,6,read,,0\n";
        assertThat(of(wraps).code()).isEqualTo(1);
        assertThat(of(wraps, "--bits", "2").code()).isZero();
        assertThat(of(wraps, "--bits", "65").code()).isEqualTo(2);
    }

    @Test
    void whatAFailedCasSaysMayBeChosen() {
        String failed =
                """
                {:process 0, :type :invoke, :f :cas, :value [0 1]}
                {:process 0, :type :fail, :f :cas, :value [0 1]}
                """;
        assertThat(of(failed).code()).isZero();
        assertThat(of(failed, "--failed-cas", "unequal").code()).isEqualTo(1);
    }

    @Test
    void aPipeIsFollowedToItsEndOrToTheFirstThatIsWrong() {
        String good = HEADER + "0,1,2,write,1,\n0,3,4,read,,1\n";
        Cli.Ran ran = of(good, "--follow");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("2 operations");
        assertThat(of(good + "0,5,6,read,,9\n", "--follow").code()).isEqualTo(1);
        assertThat(of(good + "0,5,6,re\n", "--follow").err()).contains("<stdin>:4: ");
        assertThat(of("", "--follow").err()).contains("<stdin>: the file is empty");
    }

    @Test
    void aFileIsFollowedUntilItIsWrong()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Path file = folder.resolve("h.csv");
        Files.writeString(file, HEADER + "0,1,2,write,1,\n");
        CompletableFuture<Cli.Ran> ran =
                CompletableFuture.supplyAsync(() -> Cli.run("linearize", file, "--follow"));
        Thread.sleep(Duration.ofMillis(400));
        assertThat(ran).isNotDone();
        Files.writeString(file, "0,3,4,read,,1\n0,5,6,re", StandardOpenOption.APPEND);
        Thread.sleep(Duration.ofMillis(400));
        assertThat(ran).isNotDone();
        Files.writeString(file, "ad,,2\n0,7,8,read,,1\n", StandardOpenOption.APPEND);
        Cli.Ran result = ran.get(30, TimeUnit.SECONDS);
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).contains("4 operations");
    }

    @Test
    void aTerminalIsToldHowFarItIsAndLeftClean() {
        Surroundings terminal =
                new Surroundings(
                        Cli.UTF8, true, true, Cli.reading(HEADER + "0,1,2,read,,0\n").in());
        Cli.Ran ran = Cli.runIn(terminal, "linearize", "-");
        assertThat(ran.code()).isZero();
        assertThat(ran.err().isEmpty() || ran.err().endsWith("\r")).isTrue();
    }
}
