package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a file, or why there is none. */
public sealed interface Source {
    /** Bytes, and characters of a text that comes from elsewhere. */
    int LARGEST = 1 << 20;

    /** What a file says. */
    record Text(String text) implements Source {}

    /** A file that is missing or no text. */
    record Unusable(Diagnostic why) implements Source {}

    /** Reads a file from disk. */
    static Source read(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            return unusable(name, Code.UNREADABLE, "this is a folder", "name a .twin file in it");
        }
        if (!Files.exists(path)) {
            return unusable(name, Code.UNREADABLE, "there is no such file", "check the path");
        }
        try (InputStream input = Files.newInputStream(path)) {
            return read(name, input);
        } catch (IOException failure) {
            return unusable(
                    name,
                    Code.UNREADABLE,
                    "this file cannot be read",
                    "check its permissions (" + failure.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Reads to the end of a stream, or a little past what is too large.
     *
     * @param name for messages only
     */
    static Source read(String name, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return tooLarge(name);
        }
        try {
            return new Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException malformed) {
            return unusable(
                    name,
                    Code.NOT_TEXT,
                    "this is no text in UTF-8",
                    "a .twin file is plain text; save it as UTF-8");
        }
    }

    /** What is wrong with a text as a whole. */
    static Optional<Diagnostic> check(String name, String text) {
        if (text.length() > LARGEST) {
            return Optional.of(tooLarge(name).why());
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of(
                    unusable(
                                    name,
                                    Code.NOT_TEXT,
                                    "this is a binary file, it contains a zero byte",
                                    "a .twin file is plain text")
                            .why());
        }
        return Optional.empty();
    }

    private static Unusable tooLarge(String name) {
        return unusable(
                name,
                Code.TOO_LARGE,
                "this file is larger than 1 MiB",
                "a protocol fits a few pages; is this the right file?");
    }

    private static Unusable unusable(String name, Code code, String message, String hint) {
        return new Unusable(
                new Diagnostic(code, code.severity(), name, new Span(1, 1, 0), message, hint));
    }
}
