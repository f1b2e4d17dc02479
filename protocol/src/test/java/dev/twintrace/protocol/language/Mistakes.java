package dev.twintrace.protocol.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files in mistakes.txt: each with one mistake. */
record Mistakes(String code, String message, String source) {

    static List<Mistakes> all() {
        List<Mistakes> all = new ArrayList<>();
        for (String part : text().split("(?m)^### ", -1)) {
            if (!part.isBlank()) {
                String head = part.substring(0, part.indexOf('\n'));
                int space = head.indexOf(' ');
                all.add(
                        new Mistakes(
                                head.substring(0, space),
                                head.substring(space + 1),
                                part.substring(part.indexOf('\n') + 1)));
            }
        }
        return all;
    }

    private static String text() {
        try (InputStream input = Mistakes.class.getResourceAsStream("mistakes.txt")) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors, or the warnings of a file without errors. */
    List<Diagnostic> diagnostics() {
        return switch (TwinFile.parse("p.twin", source)) {
            case Parsed.Rejected(List<Diagnostic> errors) -> errors;
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(Settings.NONE)) {
                        case Instance.Valid(var protocol, var warnings) -> warnings;
                        case Instance.Invalid(var errors) -> errors;
                    };
        };
    }

    @Override
    public String toString() {
        return code + " " + message;
    }
}
