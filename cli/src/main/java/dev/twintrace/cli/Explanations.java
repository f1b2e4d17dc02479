package dev.twintrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rows of docs/diagnostics.md, which the build puts into the jar. */
final class Explanations {
    private static final String PAGE = "diagnostics.md";
    private static final Pattern CODE = Pattern.compile("(?:TW)?([0-9]{1,4})");

    private Explanations() {}

    /** What a code means and what to do; empty for no code at all. */
    static Optional<String> of(String code) {
        var matcher = CODE.matcher(code.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = "TW%04d".formatted(Integer.parseInt(matcher.group(1)));
        return page().lines()
                .map(line -> List.of(line.split("\\s*(?<!\\\\)\\|\\s*")))
                .filter(cells -> cells.size() == 5 && cells.get(1).equals(number))
                .map(Explanations::row)
                .findFirst();
    }

    private static String row(List<String> cells) {
        return "%s (%s)\n  what it means  %s\n  what to do     %s"
                .formatted(cells.get(1), cells.get(2), plain(cells.get(3)), plain(cells.get(4)));
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("\\[([^]]*)]\\(([^)]*)\\)", "docs/$2").replace("\\", "");
    }

    private static String page() {
        try (InputStream in = Explanations.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException(PAGE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the jar", e);
        }
    }
}
