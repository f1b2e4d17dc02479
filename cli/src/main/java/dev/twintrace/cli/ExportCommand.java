package dev.twintrace.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of {@code twintrace export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Writes a protocol as a model for another model checker, with the same states: Promela"
                    + " for SPIN, TLA+ for TLC.",
            "",
            "docs/export.md tells how to run it and what is equal. A run, rather than the"
                    + " protocol, is exported by `twintrace check FILE --export shiviz`."
        },
        parameterListHeading = "%nWhat to export:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:The model is written.",
            " 2:The command line or the file has a mistake, or the language of the model cannot"
                    + " express it.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace export --to promela scheme.twin -o scheme.pml",
            "  twintrace export --to promela scheme.twin --set faults=2 > two-faults.pml",
            "  twintrace export --to tla scheme.twin -o Scheme.tla"
        })
final class ExportCommand implements Callable<Integer> {
    private final Surroundings here;
    private final Interrupts interrupts;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A .twin file, or - for standard input.")
    private String input = "";

    @Option(
            names = {"-t", "--to"},
            paramLabel = "LANGUAGE",
            required = true,
            converter = TargetConverter.class,
            description = "The language of the model: promela or tla.")
    private Target target = Target.PROMELA;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            split = ",",
            converter = SettingConverter.class,
            description = "Sets an option of the file, as for `twintrace check`. May be repeated.")
    private List<Map.Entry<String, String>> settings = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = {
                "The file to write; standard output if absent. A TLA+ module is named like it."
            })
    private Optional<String> output = Optional.empty();

    ExportCommand(Surroundings here, Interrupts interrupts) {
        this.here = here;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Map<String, String> set = SettingConverter.all(settings);
        return new ExportRun(
                        new Session(command.getOut(), command.getErr(), here, interrupts),
                        target,
                        set,
                        output)
                .run(input);
    }
}
