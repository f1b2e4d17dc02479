package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SPIN on the same model: translated to C and compiled for each workload, exact (no hash
 * compaction), for safety alone.
 *
 * @param golden the golden model in Promela
 * @param folder where to put what it makes
 */
record Spin(Path golden, Path folder) {
    private static final Pattern STORED = Pattern.compile("(\\S+) states, stored");
    private static final Pattern TRANSITIONS = Pattern.compile("(\\S+) transitions \\(");

    /** Far more than the longest of its runs without a repetition has. */
    private static final int DEPTH_OF_GOLDEN = 100_000;

    /** As docs/export.md has it. Room for the path is taken at once: some 50 bytes a step. */
    private static final int DEPTH_OF_TWIN = 1_000_000;

    private static final String FULL = "full";
    private static final String REDUCED = "reduced";

    private static final int MEMORY_MIB = 16_000;

    /** Which of the programs that it needs are not there. */
    static List<String> missing() {
        return List.of("spin", "gcc").stream().filter(p -> !Programs.installed(p)).toList();
    }

    /**
     * Its programs for a workload, in a folder of their own.
     *
     * @param full CPU seconds to make the one without reduction, and with
     */
    record Compiled(
            Path home, int depth, Function<String, Counts> counts, double full, double reduced) {}

    /**
     * Makes its programs, without reduction and with.
     *
     * @throws IllegalArgumentException if the workload has no model in Promela
     */
    Compiled compile(Workload workload) throws IOException, InterruptedException {
        Path home =
                Files.createDirectories(folder.resolve(workload.name().replaceAll("\\W+", "-")));
        double translated =
                switch (workload) {
                    case Workload.Golden(Row row) ->
                            translate(
                                    home,
                                    golden,
                                    "-DN=" + row.n(),
                                    "-DR=" + row.r(),
                                    "-DF=" + row.f(),
                                    "-DC=" + row.c());
                    case Workload.Twin twin -> {
                        Path model = home.resolve("model.pml");
                        Files.writeString(model, TwinModel.of(twin).promela());
                        yield translate(home, model);
                    }
                };
        double full = translated + compile(home, FULL, "-DNOREDUCE");
        double reduced = translated + compile(home, REDUCED);
        return switch (workload) {
            case Workload.Golden _ ->
                    new Compiled(home, DEPTH_OF_GOLDEN, Spin::read, full, reduced);
            case Workload.Twin _ ->
                    new Compiled(home, DEPTH_OF_TWIN, Spin::distinct, full, reduced);
        };
    }

    private static double translate(Path home, Path model, String... sizes)
            throws IOException, InterruptedException {
        List<String> translate = new ArrayList<>(List.of("spin", "-o2", "-a"));
        translate.addAll(List.of(sizes));
        translate.add(model.toString());
        return Measured.cpuSeconds(home, translate);
    }

    private static double compile(Path home, String program, String... options)
            throws IOException, InterruptedException {
        List<String> compile =
                new ArrayList<>(
                        List.of("gcc", "-O2", "-fwrapv", "-w", "-DSAFETY", "-DVECTORSZ=8192"));
        compile.add("-DMEMLIM=" + MEMORY_MIB);
        compile.addAll(List.of(options));
        compile.addAll(List.of("-o", program, "pan.c"));
        return Measured.cpuSeconds(home, compile);
    }

    /**
     * Without reduction, and with.
     *
     * @param states how many it will find; its hash table gets a place for each and at most two
     */
    static List<Contestant> contestants(Compiled compiled, long states) {
        return List.of(
                contestant(Contestant.SPIN, true, FULL, compiled, states),
                contestant(Contestant.SPIN_REDUCED, false, REDUCED, compiled, states));
    }

    private static Contestant contestant(
            String name, boolean exact, String program, Compiled compiled, long states) {
        int width = Long.SIZE - Long.numberOfLeadingZeros(states);
        List<String> command =
                List.of(
                        compiled.home().resolve(program).toString(),
                        "-n",
                        "-m" + compiled.depth(),
                        "-w" + width);
        double prepared = exact ? compiled.full() : compiled.reduced();
        return new Contestant(name, command, prepared, exact, compiled.counts());
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

    /** Only how many states: it counts the steps of an exported model in its own way. */
    static Counts distinct(String output) {
        return new Counts(read(output).distinct(), Counts.UNTOLD, Counts.UNTOLD, Counts.UNTOLD);
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
