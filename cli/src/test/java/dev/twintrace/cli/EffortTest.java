package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.cli.Cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However a search goes about it, the verdict is the same; and where it cannot, it says so. */
class EffortTest {
    private static final String SIMPLE =
            Path.of(System.getProperty("twintrace.root"), "examples/collectives/nccl-simple.twin")
                    .toString();

    /** A variant of 400,000 states without any reduction. */
    private static final String LATE = "originals=late,closing=with_count";

    /** One of 1,216,084 without any reduction. */
    private static final String MILLION = "originals=late";

    @TempDir private Path folder;

    private static JsonNode verdict(String out) {
        return JsonMapper.builder().build().readTree(out).get("verdict");
    }

    private static void assertSameVerdict(JsonNode verdict, JsonNode expected) {
        for (String field : List.of("conclusion", "also", "classes", "reference", "duplicates")) {
            assertThat(verdict.get(field)).as(field).isEqualTo(expected.get(field));
        }
    }

    private static void assertSameCounts(JsonNode verdict, JsonNode expected) {
        for (String field :
                List.of("states", "transitions", "depth", "referenceStates", "crashStates")) {
            assertThat(verdict.get("statistics").get(field))
                    .as(field)
                    .isEqualTo(expected.get("statistics").get(field));
        }
        assertThat(verdict.get("findings")).isEqualTo(expected.get("findings"));
    }

    private static JsonNode check(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("check", SIMPLE, "--json"));
        arguments.addAll(List.of(more));
        return verdict(Cli.run(arguments.toArray()).out());
    }

    @Test
    void threadsChangeNothing() {
        JsonNode one = check("--threads", 1, "--reduce", "none");
        assertThat(one.get("statistics").get("states").asInt()).isGreaterThan(50_000);
        JsonNode two = check("--threads", 2, "--reduce", "none");
        assertSameVerdict(two, one);
        assertSameCounts(two, one);
    }

    @Test
    void identicalClientsAreTakenForOne() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("clients.twin"),
                        """
                        protocol clients "three clients add to a counter"
                        width 4
                        host server { n = 0 }
                        host a
                        host b
                        host c
                        qp qa: a -> server { lanes 2 }
                        qp qb: b -> server { lanes 2 }
                        qp qc: c -> server { lanes 2 }
                        process pa on a { qa.fadd(n, 1); qa.wait }
                        process pb on b { qb.fadd(n, 1); qb.wait }
                        process pc on c { qc.fadd(n, 1); qc.wait }
                        failover qa { faults 1; originals bounded; on error { resend } }
                        failover qb { faults 1; originals bounded; on error { resend } }
                        failover qc { faults 1; originals bounded; on error { resend } }
                        observe n
                        """);
        JsonNode all = verdict(Cli.run("check", file, "--json", "--reduce", "none").out());
        JsonNode some = verdict(Cli.run("check", file, "--json", "--reduce", "symmetry").out());
        assertSameVerdict(some, all);
        assertThat(some.get("statistics").get("reductions").get(0).asString())
                .isEqualTo("symmetry of 6");
        assertThat(some.get("statistics").get("states").asInt() * 4)
                .isLessThan(all.get("statistics").get("states").asInt());
        assertThat(Cli.run("check", file, "--reduce", "symmetry").out())
                .contains("(reduced by symmetry of 6)");
    }

    @Test
    void littleMemoryWithoutADiskEndsInUnknown() {
        Ran ran =
                Cli.run(
                        "check",
                        SIMPLE,
                        "--set",
                        LATE,
                        "--reduce",
                        "none",
                        "--max-memory",
                        "4m",
                        "--no-spill");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN").contains("more than 4 MiB of states");
        assertThat(ran.out() + ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void littleMemoryWithADiskIsEnough() throws IOException {
        JsonNode spilled =
                check(
                        "--set",
                        MILLION,
                        "--max-memory",
                        "30m",
                        "--spill",
                        folder.resolve("disk"),
                        "--reduce",
                        "none");
        JsonNode expected = check("--set", MILLION, "--reduce", "none");
        assertSameVerdict(spilled, expected);
        assertSameCounts(spilled, expected);
        try (var files = Files.list(folder.resolve("disk"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDiskThatCannotBeWrittenEndsInUnknown() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Ran ran =
                Cli.run(
                        "check",
                        SIMPLE,
                        "--set",
                        LATE,
                        "--reduce",
                        "none",
                        "--max-memory",
                        "4m",
                        "--spill",
                        file.resolve("disk"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN").contains("cannot make the folder");
        assertThat(ran.out() + ran.err()).doesNotContain("Exception");
    }

    @Test
    void aKilledCheckIsGoneOnWith() throws IOException, InterruptedException {
        Path state = folder.resolve("state");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "check",
                        SIMPLE,
                        "--json",
                        "--reduce",
                        "none",
                        "--checkpoint",
                        state.toString(),
                        "--checkpoint-every",
                        "50ms");
        Path checkpoint = state.resolve("runs").resolve("checkpoint");
        int kills = 0;
        for (int attempt = 0; attempt < 3; attempt++) {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(folder.resolve("out").toFile())
                            .redirectError(folder.resolve("err").toFile())
                            .start();
            byte[] before = bytes(checkpoint);
            while (process.isAlive() && java.util.Arrays.equals(before, bytes(checkpoint))) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
        }
        assertThat(kills).isPositive();
        JsonNode resumed =
                check("--reduce", "none", "--checkpoint", state, "--checkpoint-every", "1h");
        JsonNode expected = check("--reduce", "none");
        assertSameVerdict(resumed, expected);
        assertSameCounts(resumed, expected);
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    @Test
    void aCheckEndedByALimitIsGoneOnWith() {
        Path state = folder.resolve("state");
        JsonNode part = check("--checkpoint", state, "--reduce", "none", "--max-states", 50_000);
        assertThat(part.get("conclusion").asString()).isEqualTo("UNKNOWN");
        JsonNode resumed = check("--checkpoint", state, "--reduce", "none");
        JsonNode expected = check("--reduce", "none");
        assertSameVerdict(resumed, expected);
        assertSameCounts(resumed, expected);
    }

    @Test
    void aCheckpointOfSomethingElseIsRefused() {
        Path state = folder.resolve("state");
        Object[] first = {"check", Cli.LL128, "--reduce", "none", "--checkpoint", state};
        assertThat(Cli.run(first).code()).isEqualTo(1);
        Object[] other = {
            "check", Cli.LL128, "--reduce", "none", "--checkpoint", state, "--set", "reuse=off"
        };
        Ran ran = Cli.run(other);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("has a checkpoint of something else");
    }

    @ParameterizedTest
    @CsvSource({
        "--reduce some, `some` is none of auto",
        "--spill x --no-spill, do not go together",
        "--checkpoint-every 1s, goes with --checkpoint",
        "--threads 0, above 0",
        "--expected --checkpoint x, one file that is checked as it stands"
    })
    void whatMakesNoSenseIsRefused(String options, String why) {
        List<Object> arguments = new ArrayList<>(List.of("check", Cli.LL128));
        arguments.addAll(List.of(options.split(" ")));
        Ran ran = Cli.run(arguments.toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(why);
    }
}
