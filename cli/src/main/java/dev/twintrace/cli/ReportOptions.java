package dev.twintrace.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of every command whose report can go to a file. */
final class ReportOptions {
    /** What a shell leaves as it is. */
    private static final String SAFE = "[\\w./=,:@%+-]+";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            converter = ReportConverter.class,
            description = {
                "Also writes the report to a file: a page with pictures (.html), Markdown (.md), or"
                        + " its first picture alone (.svg)."
            })
    private Optional<Path> file = Optional.empty();

    /** Where it goes, if anywhere. */
    Optional<ReportFile> file() {
        return file.map(path -> new ReportFile(path, command()));
    }

    /** How to see the same again. */
    private String command() {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return arguments.stream()
                .map(a -> a.matches(SAFE) ? a : "'" + a.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "twintrace ", ""));
    }
}
