package dev.twintrace.bench.compare;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs other programs. */
final class Programs {
    private static final Charset NATIVE = Charset.defaultCharset();

    private Programs() {}

    /** Whether it is on the PATH. */
    static boolean installed(String program) {
        String path = Map.copyOf(System.getenv()).getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * Runs one to its end and gives what it printed, on either stream.
     *
     * @throws IOException if it cannot be started, or says by its exit code that it failed
     */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), NATIVE);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(
                    String.join(" ", command) + " failed with " + exit + ":\n" + output);
        }
        return output;
    }
}
