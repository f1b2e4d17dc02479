package dev.twintrace.cli;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.json.JsonReport;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.text.TextReport;
import java.util.List;

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
        return switch (session.read(input)) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) ->
                    switch (TwinFile.parse(Session.name(input), text)) {
                        case Parsed.Rejected(List<Diagnostic> why) -> refuse(why, text);
                        case Parsed.Accepted(TwinFile file) -> instantiate(file);
                    };
        };
    }

    private int refuse(List<Diagnostic> why, String text) {
        session.complain(why, text);
        return Exit.INPUT;
    }

    private int instantiate(TwinFile file) {
        Settings settings = new Settings(options.settings());
        return switch (file.instantiate(settings)) {
            case Instance.Invalid(List<Diagnostic> why) -> refuse(why, file.text());
            case Instance.Valid(Protocol protocol, List<Diagnostic> warnings) -> {
                if (!options.quiet()) {
                    session.complain(warnings, file.text());
                }
                yield check(file, settings, protocol);
            }
        };
    }

    private int check(TwinFile file, Settings settings, Protocol protocol) {
        Answer answer = checker.check(protocol, file.fileName());
        Subject subject =
                new Subject(
                        file.fileName(),
                        file.protocolName(),
                        file.title(),
                        Wording.settings(settings),
                        Bounds.of(protocol),
                        Cast.of(protocol));
        print(subject, answer);
        return switch (answer) {
            case Answer.Mistake _ -> Exit.INPUT;
            case Verdict verdict -> code(verdict.conclusion());
        };
    }

    private void print(Subject subject, Answer answer) {
        switch (answer) {
            case Answer.Mistake _ when !options.json() -> {
                session.err()
                        .print(
                                new TextReport(
                                                options.style(
                                                        session.here(),
                                                        session.here().errIsTerminal()))
                                        .of(subject, answer));
                session.err().flush();
            }
            case Answer.Mistake _, Verdict _ when options.quiet() -> {}
            case Answer.Mistake _, Verdict _ when options.json() ->
                    session.out().print(JsonReport.of(subject, answer));
            case Answer.Mistake _, Verdict _ ->
                    session.out()
                            .print(
                                    new TextReport(
                                                    options.style(
                                                            session.here(),
                                                            session.here().outIsTerminal()))
                                            .of(subject, answer));
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
