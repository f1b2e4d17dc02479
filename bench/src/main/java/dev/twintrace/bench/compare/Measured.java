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
        Path times = folder.resolve("time.txt");
        List<String> command =
                new ArrayList<>(List.of(TIME, "-f", "%e %U %S %M", "-o", times.toString()));
        command.addAll(contestant.command());
        Counts counts = contestant.counts().apply(Programs.run(folder, command));
        String[] taken = Files.readString(times).strip().split(" ", -1);
        return new Measured(
                contestant,
                counts,
                Double.parseDouble(taken[0]),
                Double.parseDouble(taken[1]) + Double.parseDouble(taken[2]),
                Long.parseLong(taken[3]));
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
