package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What {@code bench/compare} runs: all contestants on some rows, one after the other. */
public final class Compare {
    private static final String DEFAULT = "3-1-2-2";
    private static final int WRONG_COUNT = 1;
    private static final int CANNOT = 2;

    private final Path model;
    private final Path folder;
    private final int times;
    private final boolean spin;

    private Compare(Path root, int times, boolean spin) {
        this.model = root.resolve("golden.pml");
        this.folder = root.resolve("target/compare");
        this.times = times;
        this.spin = spin;
    }

    /** The folder of this module, how often to run each, and the rows, {@code all} for all. */
    public static void main(String[] args) throws InterruptedException {
        List<String> names = List.of(args).subList(2, args.length);
        List<Row> rows =
                names.contains("all")
                        ? Row.ALL
                        : (names.isEmpty() ? List.of(DEFAULT) : names)
                                .stream().flatMap(name -> Row.named(name).stream()).toList();
        if (rows.size() < names.size()) {
            List<String> known = Row.ALL.stream().map(Row::name).toList();
            fail("the rows are " + String.join(", ", known) + ", or all");
        } else if (!Programs.installed(Measured.TIME)) {
            fail("GNU time is not installed. On Debian: apt-get install time");
        } else {
            List<String> missing = Spin.missing();
            if (!missing.isEmpty()) {
                System.out.printf(
                        "SPIN is left out: %s not installed. On Debian: apt-get install spin gcc%n",
                        String.join(", ", missing));
            }
            Compare compare =
                    new Compare(
                            Path.of(args[0]).toAbsolutePath(),
                            Integer.parseInt(args[1]),
                            missing.isEmpty());
            try {
                System.exit(compare.run(rows) ? 0 : WRONG_COUNT);
            } catch (IOException | IllegalArgumentException failed) {
                fail(String.valueOf(failed.getMessage()));
            }
        }
    }

    private static void fail(String why) {
        System.err.println("compare: " + why);
        System.exit(CANNOT);
    }

    private boolean run(List<Row> rows) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean right = true;
        for (Row row : rows) {
            List<Measured> best = measure(row);
            System.out.println(Table.of(row, best));
            right &= best.stream().allMatch(m -> m.right(row.counts()));
        }
        return right;
    }

    /** The best of each contestant's runs. They take turns, so that a slow minute hits them all. */
    private List<Measured> measure(Row row) throws IOException, InterruptedException {
        List<Contestant> contestants = new ArrayList<>(Contestant.inJava(row));
        if (spin) {
            contestants.addAll(new Spin(model, folder.resolve("spin")).contestants(row));
        }
        List<Measured> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (Contestant contestant : contestants) {
                Measured measured = Measured.of(contestant, folder);
                // Large rows take minutes; what was measured so far is not to be lost.
                System.err.printf(
                        "%s: %s, %.2f CPU s, %d KiB%n",
                        row.name(), contestant.name(), measured.cpuSeconds(), measured.peakKib());
                all.add(measured);
            }
        }
        return IntStream.range(0, contestants.size())
                .mapToObj(c ->
                        all.stream()
                                .filter(m -> m.contestant().equals(contestants.get(c)))
                                .min(
                                        Comparator.comparing((Measured m) -> m.right(row.counts()))
                                                .thenComparingDouble(Measured::cpuSeconds))
                                .orElseThrow())
                .toList();
    }
}
