package dev.twintrace.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code twintrace fmt}. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Lays out .twin files in the one canonical way, in place. Comments are kept and the"
                    + " meaning stays the same. Names the files that it has changed."
        },
        parameterListHeading = "%nWhat to lay out:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All files have the canonical layout now (with --check: already).",
            "1:With --check: some files would change.",
            "2:The command line or a file has a mistake; such a file stays as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace fmt scheme.twin               in place",
            "  twintrace fmt --check schemes/          only look",
            "  twintrace fmt - < scheme.twin           to standard output"
        })
final class FmtCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "A .twin file, a folder (all .twin files in it and below), or - to read standard"
                            + " input and write standard output.")
    private List<String> inputs = List.of();

    @Option(names = "--check", description = "Changes nothing; names the files that would change.")
    private boolean check;

    @Option(
            names = "--stdout",
            description = "Writes the result to standard output and leaves the files alone.")
    private boolean stdout;

    FmtCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (check && stdout) {
            throw new ParameterException(command, "--check and --stdout exclude each other");
        }
        return new FmtRun(
                        new Session(command.getOut(), command.getErr(), here, interrupts),
                        check,
                        stdout)
                .run(inputs);
    }
}
