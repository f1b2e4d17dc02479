package dev.twintrace.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command. Each thing that Twintrace can do is a subcommand of it. */
@Command(
        name = "twintrace",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Decides whether an RDMA failover scheme is safe.",
            "A scheme is described in a .twin file: hosts, queue pairs, processes, and what is done"
                    + " when a path fails. Twintrace visits every run and answers TRANSPARENT,"
                    + " FAIL-STOP, STUCK or UNSAFE, with a shortest run that shows it; UNKNOWN where a"
                    + " limit ended the search."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twintrace check examples/collectives/ll128.twin",
            "  twintrace check examples/collectives/ll128.twin --set reuse=off",
            "  twintrace check examples/",
            "  twintrace solve my-scheme.twin --frontier",
            "  twintrace linearize history.csv",
            "  twintrace consensus cas:8",
            "  twintrace theorem all",
            "  twintrace faults examples/",
            "  twintrace export --to promela my-scheme.twin",
            "  twintrace fmt my-scheme.twin"
        })
public final class Main implements Callable<Integer> {

    @Spec private CommandSpec spec;

    private Main() {}

    /** Runs the command line and leaves with its exit code. */
    public static void main(String[] args) {
        Interrupts interrupts = Interrupts.ofThisThread();
        Surroundings here = Surroundings.ofProcess();
        Sink sink = new Sink(new FileOutputStream(FileDescriptor.out));
        PrintWriter out =
                new PrintWriter(new OutputStreamWriter(sink, StandardCharsets.UTF_8), false);
        // Beyond ASCII, messages hold what the user wrote only: that may become question marks.
        Charset words = here.unicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        PrintWriter err =
                new PrintWriter(
                        new OutputStreamWriter(
                                new Sink(new FileOutputStream(FileDescriptor.err)), words),
                        false);
        int code = run(args, here, interrupts, out, err);
        out.flush();
        if (sink.failure().isPresent()) {
            err.println("twintrace: cannot write the output: " + sink.failure().get());
            code = Exit.INPUT;
        }
        err.flush();
        interrupts.over(code);
        System.exit(code);
    }

    // Errors too: a user has no use for a stack trace.
    private static int run(
            String[] args,
            Surroundings here,
            Interrupts interrupts,
            PrintWriter out,
            PrintWriter err) {
        try {
            return commandLine(here, interrupts).setOut(out).setErr(err).execute(args);
        } catch (Throwable error) {
            return new Complaints(here).unexpected(error, err, "twintrace");
        }
    }

    /** The command line, ready to execute or to be looked at. */
    static CommandLine commandLine(Surroundings here, Interrupts interrupts) {
        CommandLine top = new CommandLine(new Main());
        top.addSubcommand(new CheckCommand(here, interrupts));
        top.addSubcommand(new SolveCommand(here, interrupts));
        top.addSubcommand(new LinearizeCommand(here, interrupts));
        top.addSubcommand(new ConsensusCommand(here, interrupts));
        top.addSubcommand(new TheoremCommand(here, interrupts));
        top.addSubcommand(new FaultsCommand(here, interrupts));
        top.addSubcommand(new ExportCommand(here, interrupts));
        top.addSubcommand(new VerifyCommand());
        top.addSubcommand(new FmtCommand(here, interrupts));
        top.addSubcommand(new ExplainCommand());
        Complaints complaints = new Complaints(here);
        return top.setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(here.width());
    }

    @Override
    public Integer call() {
        CommandLine top = spec.commandLine();
        top.getErr().println("twintrace: Missing subcommand");
        top.usage(top.getErr());
        return Exit.INPUT;
    }
}
