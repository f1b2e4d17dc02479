package dev.twintrace.cli;

import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** One run of a command: where it reads and where it speaks. */
record Session(PrintWriter out, PrintWriter err, Surroundings here, Interrupts interrupts) {
    /** The name of standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    /** What messages call standard input. */
    static final String INPUT_NAME = "<stdin>";

    /** The name for messages of what a command line names so. */
    static String name(String input) {
        return input.equals(STANDARD_INPUT) ? INPUT_NAME : input;
    }

    /** The text of a file, or of standard input. */
    Source read(String input) {
        if (!input.equals(STANDARD_INPUT)) {
            return Source.read(path(input));
        }
        try {
            return Source.read(INPUT_NAME, here.in());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read standard input", failure);
        }
    }

    /** A path as the user wrote it. */
    static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException cannotBe) {
            throw new Complaint("this cannot be the name of a file: " + cannotBe.getMessage());
        }
    }

    /** Says what is wrong with a text. */
    void complain(List<Diagnostic> diagnostics, String text) {
        for (Diagnostic diagnostic : diagnostics) {
            err.println(diagnostic.render(text));
        }
        err.flush();
    }
}
