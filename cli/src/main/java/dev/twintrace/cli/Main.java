package dev.twintrace.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command. Each thing that Twintrace can do is a subcommand of it. */
@Command(
        name = "twintrace",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Decides whether an RDMA failover scheme is safe.")
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    private Main() {}

    /** Runs the command line and leaves with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute or to be looked at. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand");
    }
}
