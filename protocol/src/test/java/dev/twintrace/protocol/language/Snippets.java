package dev.twintrace.protocol.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The whole files that docs/language.md shows. */
record Snippets(String name, String source) {
    private static final Pattern FENCED = Pattern.compile("```twin\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("protocol (\\w+)");

    static List<Snippets> all() {
        return FENCED.matcher(page()).results().map(Snippets::of).toList();
    }

    static Stream<Snippets> stream() {
        return all().stream();
    }

    static String page() {
        Path root = Path.of(System.getProperty("twintrace.root", ".."));
        try {
            return Files.readString(root.resolve("docs/language.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snippets of(MatchResult block) {
        Matcher name = NAME.matcher(block.group(1));
        return new Snippets(name.find() ? name.group(1) : "?", block.group(1));
    }

    @Override
    public String toString() {
        return name;
    }
}
