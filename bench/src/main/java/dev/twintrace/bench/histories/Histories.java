package dev.twintrace.bench.histories;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.read.HistoryReader;
import dev.twintrace.linear.read.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads and decides one load, several times in one JVM, and prints a line. */
public final class Histories {
    private static final int TIMES = 5;
    private static final long CONFIGURATIONS = 1 << 22;

    private Histories() {}

    /**
     * Runs.
     *
     * @param arguments {@code loads} lists them; {@code title} prints the head of the table; {@code
     *     write FOLDER} writes the histories as CSV; else the label of the load to measure
     */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "loads" -> {
                for (Load load : Load.values()) {
                    System.out.println(load.label());
                }
            }
            case "title" ->
                    System.out.printf(
                            "%-12s %10s %8s %5s %7s  %9s %9s  %9s %9s %9s  %s%n",
                            "load",
                            "operations",
                            "clients",
                            "keys",
                            "unknown",
                            "parse s",
                            "M op/s",
                            "first s",
                            "best s",
                            "heap MiB",
                            "verdict");
            case "write" -> {
                for (Load load : Load.values()) {
                    Files.write(Path.of(arguments[1], load.label() + ".csv"), Simulation.csv(load));
                }
            }
            default -> measure(load(arguments[0]));
        }
    }

    private static Load load(String label) {
        for (Load load : Load.values()) {
            if (load.label().equals(label)) {
                return load;
            }
        }
        throw new IllegalArgumentException("no load " + label);
    }

    private static void measure(Load load) {
        byte[] csv = Simulation.csv(load);
        List<Double> parsing = new ArrayList<>();
        List<Double> deciding = new ArrayList<>();
        boolean linearizable = false;
        int operations = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            if (!(new HistoryReader().read(load.label(), csv)
                    instanceof Reading.Accepted(History history, var _))) {
                throw new IllegalStateException("the history of " + load + " was refused");
            }
            operations = history.size();
            long parsed = System.nanoTime();
            parsing.add((parsed - start) / 1e9);
            ObjectType type = ObjectType.of(history).orElseThrow();
            Decision decision =
                    Linearizability.check(
                            history, type, Budget.of(Duration.ofMinutes(5), CONFIGURATIONS));
            deciding.add((System.nanoTime() - parsed) / 1e9);
            linearizable =
                    switch (decision) {
                        case Decision.Linearizable _ -> true;
                        case Decision.NotLinearizable _ -> false;
                        case Decision.Unknown(var _, String why) ->
                                throw new IllegalStateException(load + " is not decided: " + why);
                        case Decision.Unfit(int _, String why) ->
                                throw new IllegalStateException(load + ": " + why);
                    };
        }
        if (linearizable != load.linearizable) {
            throw new IllegalStateException("a wrong verdict on " + load);
        }
        double parse = parsing.stream().mapToDouble(s -> s).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-12s %,10d %8d %,5d %7d  %9.3f %9.2f  %9.3f %9.3f %,9d  %s%n",
                load.label(),
                operations,
                load.clients,
                load.keys,
                load.unknown,
                parse,
                operations / parse / 1e6,
                deciding.getFirst(),
                deciding.stream().mapToDouble(s -> s).min().orElseThrow(),
                peak() >> 20,
                linearizable ? "linearizable" : "not linearizable");
    }

    /** The most that the heap ever held, garbage included. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }
}
