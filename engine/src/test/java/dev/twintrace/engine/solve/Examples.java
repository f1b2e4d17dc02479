package dev.twintrace.engine.solve;

import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example files, under the settings that they expect something of. */
public record Examples(TwinFile file, Settings settings) {
    private static final Path ALL = Path.of(System.getProperty("twintrace.root"), "examples");

    /** All of them, in the order of their paths. */
    static Stream<Examples> all() {
        try (Stream<Path> files = Files.walk(ALL)) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream()
                    .map(Examples::accepted)
                    .flatMap(file ->
                            file.expectations().stream()
                                    .map(Expectation::with)
                                    .distinct()
                                    .map(settings -> new Examples(file, settings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them, with its options like {@code reuse=off}. */
    public static Examples of(String path, String... options) {
        Settings settings = Settings.NONE;
        for (String option : options) {
            List<String> words = List.of(option.split("=", 2));
            settings = settings.with(words.getFirst(), words.getLast());
        }
        return new Examples(accepted(ALL.resolve(path)), settings);
    }

    private static TwinFile accepted(Path path) {
        return accepted(path.getFileName().toString(), TwinFile.read(path));
    }

    private static TwinFile accepted(String what, Parsed parsed) {
        return switch (parsed) {
            case Parsed.Accepted(TwinFile file) -> file;
            case Parsed.Rejected r -> throw new AssertionError(what + ": " + r.diagnostics());
        };
    }

    public Protocol protocol() {
        return switch (file.instantiate(settings)) {
            case Instance.Valid valid -> valid.protocol();
            case Instance.Invalid(var diagnostics) ->
                    throw new AssertionError(this + ": " + diagnostics);
        };
    }

    /**
     * With these rules, written as the language has them, in place of those of the file. The
     * settings become the file's defaults: a rule for {@code atomic = cas} may ask for {@code
     * r.swap}, which is a mistake where the same request is a FADD.
     */
    Examples with(List<String> rules) {
        StringBuilder text = new StringBuilder(withoutExpectations());
        int at = 0;
        for (String rule : rules) {
            int begin = text.indexOf("\n    on error", at) + 1;
            int end = text.indexOf("{", begin) + 1;
            for (int depth = 1; depth > 0; end++) {
                depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            }
            text.replace(begin, end, rule);
            at = begin + rule.length();
        }
        return new Examples(
                accepted(text.toString(), TwinFile.parse(file.fileName(), text.toString())),
                settings);
    }

    private String withoutExpectations() {
        String text = file.text().replaceAll("(?m)^expect .*$", "");
        for (Map.Entry<String, String> set : settings.values().entrySet()) {
            text =
                    text.replaceFirst(
                            "option " + set.getKey() + " = \\w+",
                            "option " + set.getKey() + " = " + set.getValue());
        }
        return text;
    }

    @Override
    public String toString() {
        return Path.of(file.fileName()).getFileName() + " [" + settings + "]";
    }
}
