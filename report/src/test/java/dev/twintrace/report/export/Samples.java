package dev.twintrace.report.export;

import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Explorer;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Models to export, with what the search finds in them. */
final class Samples {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("twintrace.root")).resolve("examples");
    private static final Pattern WIDTH = Pattern.compile("(?m)^width ");
    private static final Pattern HEADER = Pattern.compile("(?m)^protocol .*\\n");

    private Samples() {}

    /** A model that was explored to the end. */
    record Sample(String name, Model model, Subject subject, int states) {}

    /** The example files. */
    static List<Path> examples() throws IOException {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            return all.filter(p -> p.toString().endsWith(".twin")).sorted().toList();
        }
    }

    /** An example as it stands. */
    static Protocol example(Path path) throws IOException {
        return protocol(path.toString(), Files.readString(path));
    }

    /**
     * An example at its settings. Where it leaves words 64 bits wide they become 8 bits wide, or
     * there would be no export of those that count up; none of them counts to 256.
     */
    static Protocol example(Variant variant) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(variant.file()));
        return protocol(
                variant.toString(),
                WIDTH.matcher(text).find()
                        ? text
                        : HEADER.matcher(text).replaceFirst("$0width 8\n"),
                variant.settings());
    }

    /** What a text describes. */
    static Protocol protocol(String name, String text) {
        return protocol(name, text, Settings.NONE);
    }

    private static Protocol protocol(String name, String text, Settings settings) {
        if (TwinFile.parse(name, text) instanceof Parsed.Accepted(TwinFile file)
                && file.instantiate(settings)
                        instanceof Instance.Valid(Protocol protocol, List<?> _)) {
            return protocol;
        }
        throw new IllegalArgumentException(name);
    }

    /** A random protocol; empty as for {@link #explored}. */
    static Optional<Sample> random(long seed, int mostStates) {
        return explored("seed " + seed, RandomProtocols.generate(seed), mostStates);
    }

    /** Empty if a run shows a mistake in the file, or there are too many states. */
    static Optional<Sample> explored(String name, Protocol protocol, int mostStates) {
        if (!Lowering.overloaded(protocol).isEmpty()) {
            return Optional.empty();
        }
        Model model = Lowering.lower(protocol);
        Interpreter interpreter = new Interpreter(model);
        Exploration runs =
                Explorer.explore(
                        model,
                        new CompiledSuccessors(model, interpreter),
                        interpreter.initial(true),
                        new Meter(
                                new Limits(mostStates, 1L << 30, Duration.ofMinutes(10)),
                                Progress.NONE));
        return runs.slip().isPresent() || runs.limit().isPresent()
                ? Optional.empty()
                : Optional.of(new Sample(name, model, subject(protocol), runs.size()));
    }

    static Subject subject(Protocol protocol) {
        return new Subject(
                "test.twin", protocol.name(), protocol.title(), "", "", Cast.of(protocol), "");
    }
}
