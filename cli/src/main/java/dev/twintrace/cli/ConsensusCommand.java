package dev.twintrace.cli;

import dev.twintrace.theorems.consensus.decide.Decider;
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

/** The options of {@code twintrace consensus}. */
@Command(
        name = "consensus",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Computes the consensus number of an object, and the recoverable one, which is the one"
                    + " that failover needs, from what its operations do.",
            "",
            "Shows a witness and the protocol that it yields, and runs that protocol over every"
                    + " interleaving, with and without crashes. Without TYPE it prints the table of"
                    + " the built-in types. docs/consensus.md describes all this."
        },
        parameterListHeading = "%nWhat to decide about:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Both numbers are decided, or bounded from above if the type has no read.",
            " 2:The command line or the file has a mistake.",
            " 3:UNKNOWN: a limit ended the search for one of them.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace consensus                            all built-in types",
            "  twintrace consensus fadd:16                    additions modulo 16",
            "  twintrace consensus register:4+fadd:4+cas:4    RDMA's verbs on one word",
            "  twintrace consensus fadd:4,sticky              two objects side by side",
            "  twintrace consensus tas-erased                 without responses",
            "  twintrace consensus examples/types/lease.type  a type of one's own",
            "  twintrace consensus cas:8 --json | jq .recoverable"
        })
final class ConsensusCommand implements Callable<Integer> {
    private static final int USUAL_PROCESSES = 3;

    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TYPE",
            description =
                    "A built-in type, such as cas:8, or types combined by + (on one word) or ,"
                            + " (side by side); else a file that describes one, or - for standard"
                            + " input.")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--processes",
            paramLabel = "N",
            converter = ProcessesConverter.class,
            description =
                    "How many processes run the protocol where any number could, 2 to 6. Default:"
                            + " 3.")
    private int processes = USUAL_PROCESSES;

    @Option(
            names = "--max-assignments",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Gives up after so many assignments of operations to processes. Default:"
                            + " 1000000.")
    private long maxAssignments = Decider.USUAL_LIMIT;

    @Option(names = "--json", description = "Prints the result as JSON; docs/json.md describes it.")
    private boolean json;

    @Mixin private LookOptions look = new LookOptions();

    ConsensusCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        ConsensusOptions options =
                new ConsensusOptions(processes, maxAssignments, json, look.look());
        options.look()
                .objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        Session session = new Session(command.getOut(), command.getErr(), here, interrupts);
        ConsensusRun run = new ConsensusRun(options, session);
        return type.map(run::one).orElseGet(run::all);
    }
}
