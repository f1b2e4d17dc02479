package dev.twintrace.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code twintrace faults}. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Checks each scheme in .twin files against each kind of fault, and prints a table.",
            "",
            "A scheme is a file with options that one of its `expect` lines sets, or with its"
                    + " defaults. The kinds of fault: a lost packet on a healthy lane; one lane"
                    + " fault, one NIC fault and two lane faults, each with originals bounded and"
                    + " late. They replace what the file says of `faults`, `nic_faults`, `losses`"
                    + " and `originals`, for each of its failover blocks; `faults total` stays a"
                    + " cap.",
            "",
            "What the files expect is not looked at: that is what `twintrace check` is for."
        },
        parameterListHeading = "%nWhat to check:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:The table is complete, whatever the verdicts.",
            " 2:The command line or a file has a mistake.",
            " 3:Some cell is UNKNOWN: a limit or Ctrl-C ended its search.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace faults scheme.twin                   its schemes against all faults",
            "  twintrace faults examples/ --timeout 5m        more time for each cell",
            "  twintrace faults examples/ --markdown          for a page",
            "  twintrace faults examples/ --json | jq '.schemes[].cells[].conclusion'"
        })
final class FaultsCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = {
                "A .twin file, a folder (all .twin files in it and below), or - for standard input."
            })
    private List<String> inputs = List.of();

    @ArgGroup private FormatOptions format = new FormatOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Gives up a cell after this time, for example 500ms, 30s, 5m or 2h. Default:"
                            + " 20s.")
    private Duration timeout = Duration.ofSeconds(20);

    @Option(
            names = "--max-states",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Gives up a cell after this many states.")
    private Optional<Long> maxStates = Optional.empty();

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "Gives up a cell whose states need more, for example 512m or 2g. Default: three"
                            + " quarters of the heap.")
    private Optional<Long> maxMemory = Optional.empty();

    @Mixin private LookOptions look = new LookOptions();

    FaultsCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    /** One of the formats, or neither for text. */
    private static final class FormatOptions {
        @Option(names = "--markdown", description = "Prints the table in Markdown, without times.")
        private boolean markdown;

        @Option(
                names = "--json",
                description = "Prints the table as JSON; docs/json.md describes it.")
        private boolean json;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        FaultsOptions options =
                new FaultsOptions(
                        inputs,
                        format.json
                                ? FaultsOptions.Format.JSON
                                : format.markdown
                                        ? FaultsOptions.Format.MARKDOWN
                                        : FaultsOptions.Format.TEXT,
                        maxStates,
                        maxMemory,
                        timeout,
                        look.look());
        options.look()
                .objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        return new FaultsRun(
                        options, new Session(command.getOut(), command.getErr(), here, interrupts))
                .run();
    }
}
