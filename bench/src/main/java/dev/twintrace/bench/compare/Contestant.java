package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Somebody who explores a workload, as a program to run.
 *
 * @param prepared CPU seconds that it took to make the program for this workload; what is written
 *     in Java does that while it runs
 * @param exact whether it has to find every state; with a reduction it need not
 * @param counts reads them from what the program printed
 */
record Contestant(
        String name,
        List<String> command,
        double prepared,
        boolean exact,
        Function<String, Counts> counts) {
    static final String COMPILED = "Twintrace, compiled";
    static final String BY_TWO = "Twintrace, two threads";
    static final String INTERPRETED = "Twintrace, interpreted";
    static final String SPIN = "SPIN";
    static final String SPIN_REDUCED = "SPIN, reduced";
    static final String PACKED = "by hand, one long";

    /**
     * What is written in Java, with the options that the launcher gives to the JVM. The first finds
     * every state.
     */
    static List<Contestant> inJava(Workload workload) {
        Contestant compiled = inJava(COMPILED, Explore.Way.COMPILED, workload);
        Contestant byTwo = inJava(BY_TWO, Explore.Way.COMPILED_BY_TWO, workload);
        return switch (workload) {
            case Workload.Golden _ ->
                    List.of(
                            compiled,
                            byTwo,
                            inJava(INTERPRETED, Explore.Way.INTERPRETED, workload),
                            inJava(PACKED, Explore.Way.PACKED, workload));
            case Workload.Twin _ -> List.of(compiled, byTwo);
        };
    }

    private static Contestant inJava(String name, Explore.Way way, Workload workload) {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> options =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:MaxRAMPercentage=70",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Explore.class.getName(),
                        way.name());
        List<String> command = Stream.concat(options.stream(), workload.words().stream()).toList();
        return new Contestant(name, command, 0, true, Explore::read);
    }
}
