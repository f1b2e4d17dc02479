package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A <code>.twin</code> file that has been read and found to be without mistakes, at its defaults
 * and at the settings of its expectations.
 */
public final class TwinFile {
    private static final Span START = new Span(1, 1, 0);

    private final String name;
    private final String text;
    private final SourceFile source;
    private final OptionTable table;
    private final List<Option> options;
    private final List<Expectation> expectations;

    private TwinFile(
            String name,
            String text,
            SourceFile source,
            OptionTable table,
            List<Option> options,
            List<Expectation> expectations) {
        this.name = name;
        this.text = text;
        this.source = source;
        this.table = table;
        this.options = options;
        this.expectations = expectations;
    }

    /**
     * Reads a file's text.
     *
     * @param fileName for messages only
     */
    public static Parsed parse(String fileName, String text) {
        Optional<Diagnostic> unusable = Source.check(fileName, text);
        return unusable.isPresent()
                ? new Parsed.Rejected(List.of(unusable.get()))
                : new Loading(fileName, text).load();
    }

    /** Reads a file from disk; whatever is wrong with it is a diagnostic. */
    public static Parsed read(Path path) {
        return switch (Source.read(path)) {
            case Source.Text(String text) -> parse(path.toString(), text);
            case Source.Unusable(Diagnostic why) -> new Parsed.Rejected(List.of(why));
        };
    }

    /** The file's name as it was given. */
    public String fileName() {
        return name;
    }

    /** The text, for {@link Diagnostic#render}. */
    public String text() {
        return text;
    }

    /** The name behind {@code protocol}. */
    public String protocolName() {
        return header().name().text();
    }

    /** The title; may be empty. */
    public String title() {
        return header().title();
    }

    private Item.Header header() {
        return (Item.Header) source.items().getFirst();
    }

    /** Those that the file declares, then the implicit ones if it has a failover block. */
    public List<Option> options() {
        return options;
    }

    /** In the order of the file. */
    public List<Expectation> expectations() {
        return expectations;
    }

    /** The defaults of the options that the file declares. */
    public Settings defaults() {
        Map<String, String> values = new LinkedHashMap<>();
        table.all().forEach(option -> values.put(option.name(), option.defaultValue()));
        return new Settings(values);
    }

    /** The protocol under these settings; options that they do not mention have their defaults. */
    public Instance instantiate(Settings settings) {
        Problems problems = new Problems(name);
        SettingsCheck check = new SettingsCheck(options, problems);
        settings.values().forEach((option, value) -> check.check(option, START, value, START));
        return problems.failed()
                ? new Instance.Invalid(problems.errors())
                : instantiate(source, table, settings, problems);
    }

    private static Instance instantiate(
            SourceFile source, OptionTable table, Settings settings, Problems problems) {
        try {
            Protocol protocol = new Instantiation(source, table, settings, problems).protocol();
            return problems.failed()
                    ? new Instance.Invalid(problems.errors())
                    : new Instance.Valid(protocol, problems.warnings());
        } catch (Problems.TooMany stopped) {
            return new Instance.Invalid(problems.errors());
        }
    }

    /** Reads a file and tries the settings that it mentions. */
    private static final class Loading {
        private final String name;
        private final String text;
        private final Problems problems;

        private Loading(String name, String text) {
            this.name = name;
            this.text = text;
            this.problems = new Problems(name);
        }

        private Parsed load() {
            try {
                return loadAll();
            } catch (Problems.TooMany stopped) {
                return new Parsed.Rejected(problems.errors());
            }
        }

        private Parsed loadAll() {
            SourceFile source = new Reader(problems).read(text);
            if (problems.failed()) {
                return new Parsed.Rejected(problems.errors());
            }
            OptionTable table = new OptionTable(source.items(), problems);
            Instantiation byDefault = new Instantiation(source, table, Settings.NONE, problems);
            byDefault.protocol();
            List<Option> options = new ArrayList<>(table.all());
            options.addAll(ImplicitOptions.of(byDefault.blocks()));
            List<Expectation> expectations =
                    new Expectations(options, problems, text.length()).read(source.items());
            List<Diagnostic> found = new ArrayList<>(problems.errors());
            if (found.isEmpty()) {
                tryAll(source, table, expectations, found);
            }
            return found.isEmpty()
                    ? new Parsed.Accepted(
                            new TwinFile(
                                    name, text, source, table, List.copyOf(options), expectations))
                    : new Parsed.Rejected(List.copyOf(found));
        }

        private void tryAll(
                SourceFile source,
                OptionTable table,
                List<Expectation> expectations,
                List<Diagnostic> found) {
            List<Settings> settings =
                    expectations.stream().map(Expectation::with).distinct().toList();
            for (Settings with : settings) {
                Problems shown = new Problems(name);
                if (!with.values().isEmpty()
                        && instantiate(source, table, with, shown)
                                instanceof Instance.Invalid(List<Diagnostic> errors)) {
                    errors.forEach(error -> found.add(under(with, error)));
                    return;
                }
            }
        }

        private static Diagnostic under(Settings with, Diagnostic error) {
            return new Diagnostic(
                    error.code(),
                    error.severity(),
                    error.file(),
                    error.span(),
                    error.message() + " (with " + with + ")",
                    error.hint());
        }
    }
}
