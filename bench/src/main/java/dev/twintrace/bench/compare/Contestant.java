package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import dev.twintrace.bench.golden.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Somebody who explores a row, as a program to run.
 *
 * @param exact whether it has to find every state; with a reduction it need not
 * @param counts reads them from what the program printed
 */
record Contestant(
        String name, List<String> command, boolean exact, Function<String, Counts> counts) {
    static final String COMPILED = "Twintrace, compiled";
    static final String INTERPRETED = "Twintrace, interpreted";
    static final String SPIN = "SPIN";
    static final String SPIN_REDUCED = "SPIN, reduced";
    static final String PACKED = "by hand, one long";

    /** What is written in Java, with the options that the launcher gives to the JVM. */
    static List<Contestant> inJava(Row row) {
        return List.of(
                inJava(COMPILED, Explore.Way.COMPILED, row),
                inJava(INTERPRETED, Explore.Way.INTERPRETED, row),
                inJava(PACKED, Explore.Way.PACKED, row));
    }

    private static Contestant inJava(String name, Explore.Way way, Row row) {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command =
                Stream.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:MaxRAMPercentage=70",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Explore.class.getName(),
                                way.name(),
                                row.name())
                        .toList();
        return new Contestant(name, command, true, Explore::read);
    }
}
