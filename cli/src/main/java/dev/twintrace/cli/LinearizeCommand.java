package dev.twintrace.cli;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.read.HistoryFormat;
import dev.twintrace.linear.read.ReadOptions;
import dev.twintrace.linear.read.ReadOptions.FailedCas;
import java.nio.file.Path;
import java.time.Duration;
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

/** The options of {@code twintrace linearize}. */
@Command(
        name = "linearize",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Decides whether a recorded history is linearizable: whether each operation can have"
                    + " taken effect at one moment between its call and its return.",
            "",
            "If not, it shows operations that are enough for a contradiction. docs/histories.md"
                    + " describes the formats: CSV, JSON lines, Jepsen's EDN and Jepsen's log; any"
                    + " of them may be compressed by gzip."
        },
        parameterListHeading = "%nWhat to decide about:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:It is linearizable.",
            " 1:It is not.",
            " 2:The command line or the file has a mistake.",
            " 3:UNKNOWN: a limit or Ctrl-C ended the search.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace linearize history.csv                      a verdict, and why",
            "  twintrace linearize history.edn --initial nil        registers that hold nil at first",
            "  twintrace linearize store/latest/history.edn --type cas-register --independent",
            "  client | twintrace linearize - --follow              until something is wrong",
            "  twintrace linearize history.csv --report why.html    with a timeline",
            "  twintrace linearize history.csv --json | jq .verdict"
        })
final class LinearizeCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A history, or - for standard input.")
    private String input = "";

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            converter = TypeConverter.class,
            description = {
                "What the objects are: word (also called register, cas-register, fadd, counter),"
                        + " queue, stack, set, mutex, or text (also kv). Default: auto, the first that"
                        + " has all functions of the history."
            })
    private TypeName type = TypeName.AUTO;

    @Option(
            names = "--initial",
            paramLabel = "VALUE",
            description = {
                "What words or texts hold at first: a number, nil, or text. Default: 0 for words,"
                        + " but nil if nil is read and never written; nothing for texts."
            })
    private Optional<String> initial = Optional.empty();

    @Option(
            names = "--bits",
            paramLabel = "N",
            converter = BitsConverter.class,
            description = "How many bits a word has: additions wrap there. Default: 64.")
    private WordWidth width = WordWidth.VERBS;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "csv, jsonl, edn or log. Default: auto, as the first bytes say.")
    private Optional<HistoryFormat> format = Optional.empty();

    @Option(
            names = "--independent",
            description =
                    "In a Jepsen history each :value is a pair of a key and a value, as"
                            + " jepsen.independent makes them.")
    private boolean independent;

    @Option(
            names = "--failed-cas",
            paramLabel = "MEANING",
            converter = FailedCasConverter.class,
            description = {
                "What :fail says of a cas in a Jepsen history: not-executed, Jepsen's meaning and the"
                        + " default, or unequal: that it was executed and changed nothing."
            })
    private FailedCas failedCas = FailedCas.NOT_EXECUTED;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Gives up after this time, for example 30s or 5m. Default: 1m.")
    private Duration timeout = Duration.ofMinutes(1);

    @Option(
            names = "--max-configurations",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Gives up where more configurations than this have to be held at once."
                            + " Default: 10000000.")
    private long maxConfigurations = 10_000_000;

    @Option(
            names = {"-f", "--follow"},
            description = {
                "Checks the history while it grows, and ends as soon as it is not linearizable;"
                        + " --timeout is for each check then."
            })
    private boolean follow;

    @Option(
            names = "--order",
            paramLabel = "FILE",
            description = {
                "Writes an order that explains the history, if there is one: its executions as JSON"
                        + " lines, key by key. Each order has been replayed before."
            })
    private Optional<Path> order = Optional.empty();

    @Option(
            names = "--json",
            description = "Prints the verdict as JSON; docs/json.md describes it.")
    private boolean json;

    @Mixin private ReportOptions report = new ReportOptions();

    @Mixin private LookOptions look = new LookOptions();

    LinearizeCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        LinearizeOptions options =
                new LinearizeOptions(
                        input,
                        new ReadOptions(format, independent, failedCas),
                        type,
                        initial,
                        width,
                        timeout,
                        maxConfigurations,
                        follow,
                        order,
                        report.file(),
                        json,
                        look.look());
        options.look()
                .objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        Session session = new Session(command.getOut(), command.getErr(), here, interrupts);
        return follow
                ? new FollowRun(options, session).run()
                : new LinearizeRun(options, session).run();
    }
}
