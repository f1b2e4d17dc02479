package dev.twintrace.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line or two what went wrong. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Surroundings here;

    Complaints(Surroundings here) {
        this.here = here;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("`" + name + " --help` tells how to use it.");
        err.flush();
        return Exit.INPUT;
    }

    @Override
    public int handleExecutionException(Exception wrong, CommandLine command, ParseResult args) {
        return unexpected(wrong, command.getErr(), command.getCommandSpec().qualifiedName());
    }

    /** Whatever nobody else has dealt with. */
    int unexpected(Throwable wrong, PrintWriter err, String command) {
        int code =
                switch (wrong) {
                    case Complaint complaint -> {
                        err.println(command + ": " + complaint.getMessage());
                        yield Exit.INPUT;
                    }
                    case UncheckedIOException io -> {
                        err.println(command + ": " + io.getMessage() + reason(io));
                        yield Exit.INPUT;
                    }
                    case OutOfMemoryError _ -> {
                        err.println(
                                command
                                        + ": out of memory; give the JVM more, for example"
                                        + " TWINTRACE_JAVA_OPTS=-Xmx8g");
                        yield Exit.UNKNOWN;
                    }
                    default -> {
                        err.println(
                                command
                                        + ": internal error: "
                                        + wrong
                                        + "; this is a fault in Twintrace, please report it with"
                                        + " your file and command line (TWINTRACE_DEBUG=1 shows"
                                        + " where it happened)");
                        yield Exit.INTERNAL;
                    }
                };
        if (here.debugging()) {
            wrong.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    private static String reason(UncheckedIOException io) {
        return Optional.ofNullable(io.getCause())
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()))
                .map(why -> " (" + why + ")")
                .orElse("");
    }
}
