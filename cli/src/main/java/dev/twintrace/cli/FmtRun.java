package dev.twintrace.cli;

import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Formatted;
import dev.twintrace.protocol.language.Formatter;
import dev.twintrace.protocol.language.Source;
import java.util.List;

/** Carries out {@code twintrace fmt}. */
final class FmtRun {
    private final Session session;
    private final boolean check;
    private final boolean stdout;

    FmtRun(Session session, boolean check, boolean stdout) {
        this.session = session;
        this.check = check;
        this.stdout = stdout;
    }

    /** The exit code: the worst of all files. */
    int run(List<String> inputs) {
        int worst = Exit.GOOD;
        for (String input : Folders.expand(inputs)) {
            worst = Math.max(worst, one(input));
        }
        session.out().flush();
        return worst;
    }

    private int one(String input) {
        return switch (session.read(input)) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) ->
                    switch (Formatter.format(Session.name(input), text)) {
                        case Formatted.Refused(List<Diagnostic> why) -> refuse(why, text);
                        case Formatted.Done(String laidOut) -> put(input, text, laidOut);
                    };
        };
    }

    private int refuse(List<Diagnostic> why, String text) {
        session.complain(why, text);
        return Exit.INPUT;
    }

    private int put(String input, String text, String laidOut) {
        boolean changes = !text.equals(laidOut);
        if (check) {
            if (changes) {
                session.out().println(Session.name(input));
            }
            return changes ? Exit.BAD : Exit.GOOD;
        }
        if (stdout || input.equals(Session.STANDARD_INPUT)) {
            session.out().print(laidOut);
        } else if (changes) {
            Replacement.write(Session.path(input), laidOut);
            session.out().println("formatted " + input);
        }
        return Exit.GOOD;
    }
}
