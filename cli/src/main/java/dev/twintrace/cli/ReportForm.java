package dev.twintrace.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report can be written as; the name of the file tells. */
enum ReportForm {
    /** A page, for a browser. */
    HTML,
    /** Text for an issue or a wiki. */
    MD,
    /** The first picture alone. */
    SVG;

    /** The form of a file, if its name has one. */
    static Optional<ReportForm> of(String file) {
        return Arrays.stream(values())
                .filter(form -> file.toLowerCase(Locale.ROOT).endsWith(form.ending()))
                .findFirst();
    }

    /** {@code .html, .md, .svg}. */
    static String endings() {
        return Arrays.stream(values()).map(ReportForm::ending).collect(Collectors.joining(", "));
    }

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
