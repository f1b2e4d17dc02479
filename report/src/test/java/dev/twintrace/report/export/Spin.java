package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs SPIN on models. */
final class Spin {
    private static final Pattern STORED = Pattern.compile("(?m)^\\s*(\\d+) states, stored");

    private final Path folder;

    /** Works in a folder that is its own. */
    Spin(Path folder) {
        this.folder = folder;
    }

    /** Skips a test where SPIN is missing, but not on a fresh machine, which installs it. */
    static void needed() {
        boolean there = onPath("spin") && onPath("gcc");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("spin and gcc are installed").isTrue();
        }
        assumeTrue(there, "SKIPPED: spin and gcc are not installed");
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** How many distinct states SPIN stores, with its own defaults or these options. */
    long states(String promela, String... options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("model.pml"), promela);
        run(
                Stream.concat(
                                Stream.concat(Stream.of("spin", "-a"), Stream.of(options)),
                                Stream.of("model.pml"))
                        .toList());
        run(
                List.of(
                        "gcc",
                        "-O1",
                        "-fwrapv",
                        "-DNOREDUCE",
                        "-DVECTORSZ=8192",
                        "-w",
                        "-o",
                        "pan",
                        "pan.c"));
        String report = run(List.of("./pan", "-m1000000"));
        assertThat(report).contains("errors: 0").doesNotContain("search depth too small");
        Matcher stored = STORED.matcher(report);
        assertThat(stored.find()).as(report).isTrue();
        return Long.parseLong(stored.group(1));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        int code =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
        String said = Files.readString(output);
        assertThat(code).as("%s: %s", command, said).isZero();
        return said;
    }
}
