package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contestant did and took.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds user and system time of its process, from its start to its end
 * @param peakKib the most memory that was resident at any time
 */
record Measured(
        Contestant contestant, Counts counts, double seconds, double cpuSeconds, long peakKib) {
    /** GNU time. The shell's own word of that name does not know about memory. */
    static final String TIME = "time";

    /** Runs it; all figures are the kernel's own, for it as for all others. */
    static Measured of(Contestant contestant, Path folder)
            throws IOException, InterruptedException {
        List<String> taken = new ArrayList<>();
        Counts counts =
                contestant.counts().apply(timed(folder, folder, contestant.command(), taken));
        return new Measured(
                contestant,
                counts,
                Double.parseDouble(taken.get(0)),
                cpu(taken),
                Long.parseLong(taken.get(3)));
    }

    /**
     * Runs a program in its home and gives what it printed.
     *
     * @param taken is told wall seconds, user seconds, system seconds and KiB
     */
    private static String timed(Path folder, Path home, List<String> program, List<String> taken)
            throws IOException, InterruptedException {
        Path times = folder.resolve("time.txt").toAbsolutePath();
        List<String> command =
                new ArrayList<>(List.of(TIME, "-f", "%e %U %S %M", "-o", times.toString()));
        command.addAll(program);
        String output = Programs.run(home, command);
        taken.addAll(List.of(Files.readString(times).strip().split(" ", -1)));
        return output;
    }

    private static double cpu(List<String> taken) {
        return Double.parseDouble(taken.get(1)) + Double.parseDouble(taken.get(2));
    }

    /** The CPU seconds that a program takes. */
    static double cpuSeconds(Path home, List<String> program)
            throws IOException, InterruptedException {
        List<String> taken = new ArrayList<>();
        timed(home, home, program, taken);
        return cpu(taken);
    }

    /** With what it took to make the program. */
    double allIn() {
        return cpuSeconds + contestant.prepared();
    }

    /** Distinct states per CPU second. */
    double speed() {
        // The clock's grain is a hundredth.
        return counts.distinct() / Math.max(cpuSeconds, 0.01);
    }

    /** Whether the counts are as they have to be. */
    boolean right(Counts expected) {
        return !contestant.exact() || counts.agrees(expected);
    }
}
