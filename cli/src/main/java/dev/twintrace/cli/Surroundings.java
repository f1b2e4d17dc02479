package dev.twintrace.cli;

import java.io.Console;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command is started in.
 *
 * @param variables of the environment
 * @param outIsTerminal whether a person reads standard output as it comes
 * @param errIsTerminal whether a person reads standard error as it comes
 */
record Surroundings(
        Map<String, String> variables,
        boolean outIsTerminal,
        boolean errIsTerminal,
        InputStream in) {
    /** Set by the launcher, which can ask for each stream; Java can for all at once only. */
    private static final String TERMINALS = "twintrace.terminals";

    private static final int WIDEST = 100;
    private static final int NARROWEST = 60;

    Surroundings {
        variables = Map.copyOf(variables);
    }

    /** Those of this process. */
    static Surroundings ofProcess() {
        String terminals = System.getProperty(TERMINALS, "");
        if (terminals.isEmpty()) {
            boolean terminal =
                    Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
            return new Surroundings(System.getenv(), terminal, terminal, System.in);
        }
        return new Surroundings(
                System.getenv(), terminals.contains("out"), terminals.contains("err"), System.in);
    }

    /** A variable of the environment; empty if it is not set. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Whether the locale says that readers of text understand UTF-8. */
    boolean unicode() {
        String locale =
                Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .map(this::variable)
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    /** The columns to use if nobody asks for another number: no more than what reads well. */
    int width() {
        try {
            int columns = Integer.parseInt(variable("COLUMNS").strip());
            return columns < 1 ? WIDEST : Math.clamp(columns, NARROWEST, WIDEST);
        } catch (NumberFormatException notSet) {
            return WIDEST;
        }
    }

    /** Whether colours are welcome; see no-color.org. */
    boolean colour() {
        return variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }

    /** Whether somebody debugs the program and wants stack traces. */
    boolean debugging() {
        return variable("TWINTRACE_DEBUG").equals("1");
    }
}
