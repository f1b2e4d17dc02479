package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SPIN on the same model: translated to C and compiled for each row, exact (no hash compaction),
 * for safety alone.
 *
 * @param model the model in Promela
 * @param folder where to put what it makes
 */
record Spin(Path model, Path folder) {
    private static final Pattern STORED = Pattern.compile("(\\S+) states, stored");
    private static final Pattern TRANSITIONS = Pattern.compile("(\\S+) transitions \\(");

    /** Far more than the longest of its runs without a repetition has. */
    private static final int DEPTH = 100_000;

    private static final int MEMORY_MIB = 16_000;

    /** Which of the programs that it needs are not there. */
    static List<String> missing() {
        return List.of("spin", "gcc").stream().filter(p -> !Programs.installed(p)).toList();
    }

    /** Without reduction, and with. */
    List<Contestant> contestants(Row row) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve(row.name()));
        List<String> translate =
                List.of(
                        "spin",
                        "-o2",
                        "-a",
                        "-DN=" + row.n(),
                        "-DR=" + row.r(),
                        "-DF=" + row.f(),
                        "-DC=" + row.c(),
                        model.toString());
        Programs.run(home, translate);
        return List.of(
                contestant(row, home, Contestant.SPIN, true, "full", "-DNOREDUCE"),
                contestant(row, home, Contestant.SPIN_REDUCED, false, "reduced"));
    }

    private static Contestant contestant(
            Row row, Path home, String name, boolean exact, String program, String... options)
            throws IOException, InterruptedException {
        List<String> compile =
                new ArrayList<>(List.of("gcc", "-O2", "-w", "-DSAFETY", "-DMEMLIM=" + MEMORY_MIB));
        compile.addAll(List.of(options));
        compile.addAll(List.of("-o", program, "pan.c"));
        Programs.run(home, compile);
        // One place in the hash table for each state and more.
        int width = Long.SIZE - Long.numberOfLeadingZeros(row.counts().distinct());
        List<String> command =
                List.of(home.resolve(program).toString(), "-n", "-m" + DEPTH, "-w" + width);
        return new Contestant(name, command, exact, Spin::read);
    }

    /**
     * What its program has printed. It counts no levels, for it searches depth first.
     *
     * @throws IllegalArgumentException if the search was not complete
     */
    static Counts read(String output) {
        if (!output.contains("errors: 0") || output.contains("too small")) {
            throw new IllegalArgumentException("not a complete search:\n" + output);
        }
        return new Counts(
                number(STORED, output), number(TRANSITIONS, output), Counts.UNTOLD, Counts.UNTOLD);
    }

    private static long number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in:\n" + output);
        }
        // Large numbers look like 1.2e+09.
        return new BigDecimal(matcher.group(1)).longValueExact();
    }
}
