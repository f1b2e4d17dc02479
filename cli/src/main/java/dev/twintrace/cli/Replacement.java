package dev.twintrace.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/** Replaces the text of a file at once: whoever reads it sees the old or the new one. */
final class Replacement {
    private Replacement() {}

    static void write(Path file, String text) {
        try {
            // Behind a link it is the file that changes, not the link.
            replace(file.toRealPath(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        if (!Files.isWritable(file)) {
            throw new IOException("it is write-protected");
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        Path fresh = Files.createTempFile(folder, ".twintrace", ".tmp");
        try {
            Files.writeString(fresh, text);
            PosixFileAttributeView old =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (old != null) {
                Files.setPosixFilePermissions(fresh, old.readAttributes().permissions());
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
