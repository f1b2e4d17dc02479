package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@code bench/compare} runs: all contestants on some workloads, one after the other. */
public final class Compare {
    private static final String DEFAULT = "3-1-2-2";
    private static final int WRONG_COUNT = 1;
    private static final int CANNOT = 2;

    private final Path folder;
    private final Spin spin;
    private final int times;
    private final boolean withSpin;

    private Compare(Path root, int times, boolean withSpin) {
        this.folder = root.resolve("target/compare");
        this.spin = new Spin(root.resolve("golden.pml"), folder.resolve("spin"));
        this.times = times;
        this.withSpin = withSpin;
    }

    /**
     * The folder of this module, the folder that names of files start from, how often to run each,
     * and the words of {@link Workload#read}.
     */
    public static void main(String[] args) throws InterruptedException {
        List<String> words = List.of(args).subList(3, args.length);
        if (!Programs.installed(Measured.TIME)) {
            fail("GNU time is not installed. On Debian: apt-get install time");
        }
        List<String> missing = Spin.missing();
        if (!missing.isEmpty()) {
            System.out.printf(
                    "SPIN is left out: %s not installed. On Debian: apt-get install spin gcc%n",
                    String.join(", ", missing));
        }
        Path root = Path.of(args[0]).toAbsolutePath();
        Compare compare = new Compare(root, Integer.parseInt(args[2]), missing.isEmpty());
        try {
            List<Workload> workloads =
                    Workload.read(Path.of(args[1]), words.isEmpty() ? List.of(DEFAULT) : words);
            System.exit(compare.run(workloads) ? 0 : WRONG_COUNT);
        } catch (IOException | IllegalArgumentException failed) {
            fail(String.valueOf(failed.getMessage()));
        }
    }

    private static void fail(String why) {
        System.err.println("compare: " + why);
        System.exit(CANNOT);
    }

    private boolean run(List<Workload> workloads) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean right = true;
        for (Workload workload : workloads) {
            right &= compare(workload);
        }
        return right;
    }

    /**
     * Contestants take turns, so that a slow minute hits them all. Whether all counts are right.
     */
    private boolean compare(Workload workload) throws IOException, InterruptedException {
        // First of all: nothing is to be measured for long that SPIN then cannot have.
        Optional<Spin.Compiled> compiled =
                withSpin ? Optional.of(spin.compile(workload)) : Optional.empty();
        List<Contestant> inJava = Contestant.inJava(workload);
        List<Measured> all = new ArrayList<>(List.of(measure(workload, inJava.getFirst())));
        // Where no other tool has counted before, the others are held to what the first one says.
        Counts expected = workload.known().orElse(all.getFirst().counts());
        List<Contestant> contestants = new ArrayList<>(inJava);
        compiled.ifPresent(c -> contestants.addAll(Spin.contestants(c, expected.distinct())));
        for (int run = 1; run < times * contestants.size(); run++) {
            all.add(measure(workload, contestants.get(run % contestants.size())));
        }
        List<Measured> best =
                contestants.stream().map(contestant -> best(contestant, expected, all)).toList();
        System.out.println(Table.of(workload, expected, best));
        return best.stream().allMatch(m -> m.right(expected));
    }

    /** A wrong run, if there is one; otherwise the one that took least. */
    private static Measured best(Contestant contestant, Counts expected, List<Measured> all) {
        return all.stream()
                .filter(m -> m.contestant().equals(contestant))
                .min(
                        Comparator.comparing((Measured m) -> m.right(expected))
                                .thenComparingDouble(Measured::cpuSeconds))
                .orElseThrow();
    }

    private Measured measure(Workload workload, Contestant contestant)
            throws IOException, InterruptedException {
        Measured measured = Measured.of(contestant, folder);
        // Large workloads take minutes; what was measured so far is not to be lost.
        System.err.printf(
                "%s: %s, %.2f CPU s, %d KiB%n",
                workload.name(), contestant.name(), measured.cpuSeconds(), measured.peakKib());
        return measured;
    }
}
