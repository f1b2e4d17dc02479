package dev.twintrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code twintrace explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Says what a diagnostic means and what to do about it.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  twintrace explain TW0021")
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "The code as messages show it: TW0021, or 21.")
    private String code = "";

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        String explained =
                Explanations.of(code)
                        .orElseThrow(() ->
                                new ParameterException(
                                        command,
                                        "there is no diagnostic `"
                                                + code
                                                + "`; the codes are those in messages, such"
                                                + " as TW0021"));
        command.getOut().println(explained);
        command.getOut().flush();
        return Exit.GOOD;
    }
}
