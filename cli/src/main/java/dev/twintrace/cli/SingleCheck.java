package dev.twintrace.cli;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.json.JsonReport;
import dev.twintrace.report.text.TextReport;

/** Checks one file under one setting and explains the verdict. */
final class SingleCheck {
    private final CheckOptions options;
    private final Session session;
    private final Checker checker;

    SingleCheck(CheckOptions options, Session session, Checker checker) {
        this.options = options;
        this.session = session;
        this.checker = checker;
    }

    /** The exit code. */
    int run(String input) {
        Settings settings = new Settings(options.settings());
        return new OneFile(session, settings, !options.quiet())
                .run(input, (file, protocol) -> check(file, settings, protocol));
    }

    private int check(TwinFile file, Settings settings, Protocol protocol) {
        Answer answer = checker.check(protocol, file.fileName());
        Subject subject = OneFile.subject(file, settings, protocol);
        Document document = CheckDocument.of(subject, answer);
        print(subject, answer, document);
        options.export().ifPresent(format -> new RunLog(session, format).print(protocol, answer));
        options.report().ifPresent(where -> where.write(session, document));
        return switch (answer) {
            case Answer.Mistake _ -> Exit.INPUT;
            case Verdict verdict -> code(verdict.conclusion());
        };
    }

    private void print(Subject subject, Answer answer, Document document) {
        switch (answer) {
            case Answer.Mistake _ when !options.json() -> {
                session.err()
                        .print(
                                new TextReport(
                                                options.style(
                                                        session.here(),
                                                        session.here().errIsTerminal()))
                                        .of(document));
                session.err().flush();
            }
            case Answer.Mistake _, Verdict _
                    when options.quiet() || options.export().isPresent() -> {}
            case Answer.Mistake _, Verdict _ when options.json() ->
                    session.out().print(JsonReport.of(subject, answer));
            case Answer.Mistake _, Verdict _ ->
                    session.out()
                            .print(
                                    new TextReport(
                                                    options.style(
                                                            session.here(),
                                                            session.here().outIsTerminal()))
                                            .of(document));
        }
        session.out().flush();
    }

    private static int code(Conclusion conclusion) {
        return switch (conclusion) {
            case TRANSPARENT -> Exit.GOOD;
            case FAIL_STOP, STUCK, UNSAFE -> Exit.BAD;
            case UNKNOWN -> Exit.UNKNOWN;
        };
    }
}
