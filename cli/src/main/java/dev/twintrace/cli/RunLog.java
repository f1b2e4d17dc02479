package dev.twintrace.cli;

import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.export.ShiViz;
import dev.twintrace.report.export.Wiring;

/** Prints the first bad run as a log for a viewer, in place of the report. */
final class RunLog {
    private final Session session;
    private final LogFormat format;

    RunLog(Session session, LogFormat format) {
        this.session = session;
        this.format = format;
    }

    /** Nothing but the log goes to standard output: the viewer reads it as it is. */
    void print(Protocol protocol, Answer answer) {
        switch (answer) {
            case Answer.Mistake _ -> say("the file has a mistake, so there is no run to export");
            case Verdict verdict -> print(protocol, verdict);
        }
    }

    private void print(Protocol protocol, Verdict verdict) {
        if (verdict.findings().isEmpty()) {
            say(
                    "no bad run was found ("
                            + verdict.conclusion().label()
                            + "), so there is none to export");
            return;
        }
        switch (format) {
            case SHIVIZ -> {
                session.out().print(ShiViz.of(Wiring.of(protocol), verdict.findings().getFirst()));
                session.out().flush();
                if (session.here().outIsTerminal()) {
                    say("for https://bestchai.bitbucket.io/shiviz, with");
                    say("  log parsing regular expression           " + ShiViz.PARSER);
                    say("  multiple executions regular expression   " + ShiViz.DELIMITER);
                }
            }
        }
    }

    private void say(String text) {
        session.err().println(text);
        session.err().flush();
    }
}
