package dev.twintrace.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code twintrace theorem}. */
@Command(
        name = "theorem",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Establishes the theorems of SHIFT's formal appendix (arXiv 2512.11094) anew, from the"
                    + " semantics.",
            "",
            "1: pure writes; no overlay is safe and live. 2: atomics; what is retried is not"
                    + " linearizable. 3: failover is consensus of two, and reads solve it for one"
                    + " only. For each the statement, the assumptions and where they are used, the"
                    + " traces, what was exhausted, and what works once an assumption is dropped."
                    + " docs/theorems.md tells how."
        },
        parameterListHeading = "%nWhich:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Every theorem that was asked for is established.",
            " 2:The command line has a mistake.",
            "70:A step of some theorem did not come out: a fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace theorem 1                     pure writes",
            "  twintrace theorem all                   all three",
            "  twintrace theorem all --report t.html   a page to hand on",
            "  twintrace theorem 3 --json | jq '.theorems[].exhausted'"
        })
final class TheoremCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NUMBER", description = "1, 2, 3 or all.")
    private String which = "";

    @Option(
            names = "--json",
            description = "Prints the theorems as JSON; docs/json.md describes it.")
    private boolean json;

    @Mixin private ReportOptions report = new ReportOptions();

    @Mixin private LookOptions look = new LookOptions();

    TheoremCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        look.look()
                .objection()
                .ifPresent(objection -> {
                    throw new ParameterException(command, objection);
                });
        Session session = new Session(command.getOut(), command.getErr(), here, interrupts);
        return new TheoremRun(numbers(command), json, report.file(), look.look(), session).run();
    }

    private List<Integer> numbers(CommandLine command) {
        return switch (which) {
            case "1", "2", "3" -> List.of(Integer.valueOf(which));
            case "all" -> List.of(1, 2, 3);
            default ->
                    throw new ParameterException(
                            command, "there is no theorem `" + which + "`; name 1, 2, 3 or all");
        };
    }
}
