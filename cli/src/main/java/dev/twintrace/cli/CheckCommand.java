package dev.twintrace.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code twintrace check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Decides whether the failover schemes in .twin files are safe.",
            "",
            "One FILE is checked as it stands, or with the options that --set gives it, and the"
                    + " verdict is explained: how each kind of damage comes about, in a shortest"
                    + " run, and which other run looks the same to the sender.",
            "",
            "Several files, a folder, or --expected check each `expect` line of each file instead,"
                    + " and print a table."
        },
        parameterListHeading = "%nWhat to check:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:TRANSPARENT; for a table: all verdicts are as expected.",
            " 1:FAIL-STOP, STUCK or UNSAFE; for a table: some verdict is not as expected.",
            " 2:The command line or a file has a mistake.",
            " 3:UNKNOWN: a limit or Ctrl-C ended the search; for a table: the others are as"
                    + " expected.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace check scheme.twin                        explain the verdict",
            "  twintrace check scheme.twin --set faults=2         with two faults",
            "  twintrace check scheme.twin --set reuse=off,originals=late",
            "  twintrace check scheme.twin --expected             all its `expect` lines",
            "  twintrace check examples/                          those of all files in a folder",
            "  twintrace check scheme.twin --report why.html      the same with pictures",
            "  twintrace check scheme.twin --export shiviz > run.log",
            "  twintrace check scheme.twin --json | jq .verdict.conclusion",
            "  twintrace check scheme.twin --timeout 5m --max-memory 4g",
            "  twintrace check large.twin --checkpoint state/     go on where the last run ended"
        })
final class CheckCommand implements Callable<Integer> {
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

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            split = ",",
            converter = SettingConverter.class,
            description = {
                "Sets an option of the file. Besides those that a file declares, each has `faults`,"
                        + " `nic_faults`, `losses` (0 to 8) and `originals` (bounded, late). May be"
                        + " repeated."
            })
    private List<Map.Entry<String, String>> settings = List.of();

    @Option(
            names = {"-e", "--expected"},
            description = "Checks the `expect` lines also where there is only one file.")
    private boolean expected;

    @Option(names = "--json", description = "Prints the result as JSON; docs/json.md describes it.")
    private boolean json;

    @Option(
            names = "--full",
            description = "Shows every step of a long run instead of folding those between.")
    private boolean full;

    @Mixin private ReportOptions report = new ReportOptions();

    @Option(
            names = "--export",
            paramLabel = "VIEWER",
            converter = LogFormatConverter.class,
            description = {
                "Prints the first bad run as a log in place of the report, and its twin as a second"
                        + " execution. The only viewer is shiviz; docs/export.md has the two"
                        + " regular expressions that it asks for. (`twintrace export` writes the"
                        + " protocol, not a run.)"
            })
    private Optional<LogFormat> export = Optional.empty();

    @Option(
            names = "--max-states",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Gives up a search after this many states.")
    private Optional<Long> maxStates = Optional.empty();

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "What the states of a search may take, for example 512m or 2g; what is over goes"
                            + " to disk. Default: three quarters of the heap.")
    private Optional<Long> maxMemory = Optional.empty();

    @Mixin private EffortOptions effort = new EffortOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Gives up a check after this time, for example 500ms, 30s, 5m or 2h.")
    private Optional<Duration> timeout = Optional.empty();

    @Mixin private LookOptions look = new LookOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints errors only; the exit code says the rest.")
    private boolean quiet;

    CheckCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Map<String, String> set = SettingConverter.all(settings);
        CheckOptions options =
                new CheckOptions(
                        inputs,
                        set,
                        expected,
                        json,
                        full,
                        report.file(),
                        export,
                        maxStates,
                        maxMemory,
                        timeout,
                        effort.effort(),
                        look.look(),
                        quiet);
        options.objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        return new CheckRun(
                        options, new Session(command.getOut(), command.getErr(), here, interrupts))
                .run();
    }
}
