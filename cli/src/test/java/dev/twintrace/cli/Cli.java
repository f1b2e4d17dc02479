package dev.twintrace.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Runs command lines in this process. */
final class Cli {
    static final Path ROOT = Path.of(System.getProperty("twintrace.root"));
    static final Path EXAMPLES = ROOT.resolve("examples");
    static final Path LL128 = EXAMPLES.resolve("collectives/ll128.twin");

    static final Map<String, String> UTF8 = Map.of("LANG", "en_US.UTF-8");

    private Cli() {}

    /** What came of a command line. */
    record Ran(int code, String out, String err) {}

    /** A surrounding without terminals in which nothing can be read. */
    static Surroundings pipe() {
        return new Surroundings(UTF8, false, false, InputStream.nullInputStream());
    }

    /** A pipe from which a text can be read. */
    static Surroundings reading(String text) {
        return new Surroundings(
                UTF8,
                false,
                false,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Ran run(Object... args) {
        return runIn(pipe(), args);
    }

    static Ran runIn(Surroundings here, Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Main.commandLine(here, Interrupts.ignored())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }
}
