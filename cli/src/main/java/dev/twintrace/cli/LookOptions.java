package dev.twintrace.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that prints a report. */
final class LookOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = WhenConverter.class,
            description =
                    "Uses colours: auto (the default: on a terminal, unless NO_COLOR is set),"
                            + " always or never.")
    private When colour = When.AUTO;

    @Option(
            names = "--ascii",
            description =
                    "Uses no characters but ASCII; the default where the locale is not UTF-8.")
    private boolean ascii;

    @Option(
            names = "--width",
            paramLabel = "N",
            converter = ColumnsConverter.class,
            description =
                    "Columns of the output, 60 or more. Default: those of the terminal, at most"
                            + " 100.")
    private Optional<Integer> width = Optional.empty();

    Look look() {
        return new Look(colour, ascii, width);
    }
}
