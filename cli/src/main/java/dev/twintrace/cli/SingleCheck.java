package dev.twintrace.cli;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.json.JsonReport;
import dev.twintrace.report.picture.Pictures;
import dev.twintrace.report.picture.Svg;
import dev.twintrace.report.text.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        print(subject, answer);
        options.export().ifPresent(format -> new RunLog(session, format).print(protocol, answer));
        options.report().ifPresent(path -> picture(path, subject, answer));
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
                                            .of(subject, answer));
        }
        session.out().flush();
    }

    /** Where no run goes wrong there is nothing to draw, which is no mistake. */
    private void picture(Path path, Subject subject, Answer answer) {
        if (!(answer instanceof Verdict verdict)) {
            return;
        }
        if (verdict.findings().isEmpty()) {
            session.err().println("no run goes wrong, so there is no picture: " + path);
            session.err().flush();
            return;
        }
        try {
            Files.writeString(
                    path,
                    Svg.of(Pictures.of(subject.cast(), verdict.findings().getFirst()), "run"));
        } catch (IOException failure) {
            throw new Complaint(
                    path + ": the picture cannot be written (" + failure.getMessage() + ")");
        }
    }

    private static int code(Conclusion conclusion) {
        return switch (conclusion) {
            case TRANSPARENT -> Exit.GOOD;
            case FAIL_STOP, STUCK, UNSAFE -> Exit.BAD;
            case UNKNOWN -> Exit.UNKNOWN;
        };
    }
}
