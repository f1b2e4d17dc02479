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

/** The options of {@code twintrace solve}. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Finds a failover rule that works, or shows that none does.",
            "",
            "The rules in the file are not looked at (but for which places they probe): all their"
                    + " decisions are left open. The answer is a rule for each failover block, to be"
                    + " pasted into the file, which check has confirmed; or, for every way that the"
                    + " overlay may decide, a run that goes wrong and that looks the same to the"
                    + " sender up to there, and the best rule that does no harm."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:There is a rule; for --frontier: some relaxation makes it possible, and nothing is"
                    + " unknown.",
            " 1:There is none; for --frontier: no relaxation that was considered helps.",
            " 2:The command line or the file has a mistake.",
            " 3:UNKNOWN: a limit or Ctrl-C ended the search.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace solve scheme.twin                        a rule, or why there is none",
            "  twintrace solve scheme.twin --set originals=late   with packets that come late",
            "  twintrace solve scheme.twin --frontier             what would make it possible",
            "  twintrace solve scheme.twin --certificate why.json && twintrace verify-certificate why.json",
            "  twintrace solve scheme.twin --frontier --report frontier.html",
            "  twintrace solve scheme.twin --json | jq .answer"
        })
final class SolveCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A .twin file, or - for standard input.")
    private String input = "";

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            split = ",",
            converter = SettingConverter.class,
            description = "Sets an option of the file; with --frontier it is not varied then.")
    private List<Map.Entry<String, String>> settings = List.of();

    @Option(
            names = "--frontier",
            description = {
                "Finds the minimal sets of relaxations that make failover possible: options at the"
                        + " value that the file declares relaxed, bounded originals, and the powers"
                        + " to probe, to count and to close, whatever the file grants."
            })
    private boolean frontier;

    @Option(names = "--json", description = "Prints the answer as JSON; docs/json.md describes it.")
    private boolean json;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = {
                "Writes the evidence to a file, for `twintrace verify-certificate`; with --frontier"
                        + " that of each entry to files in a folder of this name."
            })
    private Optional<String> certificate = Optional.empty();

    @Option(
            names = "--max-states",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Gives up a search after this many states; all ways to decide make many."
                            + " Default: 3000000.")
    private long maxStates = 3_000_000;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "What the states of a search may take, for example 512m or 2g.")
    private Optional<Long> maxMemory = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Gives up after this time, for example 30s or 5m. Default: 1m.")
    private Duration timeout = Duration.ofMinutes(1);

    @Mixin private ReportOptions report = new ReportOptions();

    @Mixin private LookOptions look = new LookOptions();

    SolveCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Map<String, String> set = SettingConverter.all(settings);
        SolveOptions options =
                new SolveOptions(
                        input,
                        set,
                        frontier,
                        json,
                        certificate,
                        report.file(),
                        maxStates,
                        maxMemory,
                        timeout,
                        look.look());
        options.look()
                .objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        return new SolveRun(
                        options, new Session(command.getOut(), command.getErr(), here, interrupts))
                .run();
    }
}
