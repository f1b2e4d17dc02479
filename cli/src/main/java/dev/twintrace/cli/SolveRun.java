package dev.twintrace.cli;

import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.json.SolveJson;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.text.SolveText;
import dev.twintrace.report.text.Style;
import java.util.List;
import java.util.function.Supplier;

/** Carries out {@code twintrace solve}. */
final class SolveRun {
    private final SolveOptions options;
    private final Session session;
    private final ProgressLine progress;

    SolveRun(SolveOptions options, Session session) {
        this.options = options;
        this.session = session;
        this.progress =
                new ProgressLine(
                        session.err(), session.here().errIsTerminal(), session.here().width());
    }

    /** The exit code. */
    int run() {
        return switch (session.read(options.input())) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) ->
                    switch (TwinFile.parse(Session.name(options.input()), text)) {
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
            case Instance.Valid(Protocol protocol, var _) when protocol.failovers().isEmpty() ->
                    throw new Complaint(
                            file.fileName()
                                    + ": there is no failover block, so there is no rule to look"
                                    + " for; add `failover q { faults 1; originals late; on error { }"
                                    + " }` with the name of a queue pair");
            case Instance.Valid(Protocol protocol, List<Diagnostic> warnings) -> {
                session.complain(warnings, file.text());
                Subject subject =
                        new Subject(
                                file.fileName(),
                                file.protocolName(),
                                file.title(),
                                Wording.settings(settings),
                                Bounds.of(protocol),
                                Cast.of(protocol));
                yield options.frontier()
                        ? frontier(file, settings, subject)
                        : solve(file, settings, protocol, subject);
            }
        };
    }

    private int solve(TwinFile file, Settings settings, Protocol protocol, Subject subject) {
        Solution solution =
                timed(subject.file(), () -> Solver.solve(protocol, options.limits(), progress));
        print(
                options.json()
                        ? SolveJson.of(subject, solution)
                        : new SolveText(style()).of(subject, solution));
        options.certificate()
                .ifPresent(path ->
                        CertificateFile.write(Session.path(path), file, settings, solution));
        return switch (solution) {
            case Solution.Possible _ -> Exit.GOOD;
            case Solution.Impossible _ -> Exit.BAD;
            case Solution.Unknown _ -> Exit.UNKNOWN;
            case Solution.Mistaken _ -> Exit.INPUT;
        };
    }

    private int frontier(TwinFile file, Settings settings, Subject subject) {
        Frontier.Lattice lattice =
                timed(
                        subject.file(),
                        () -> Frontier.of(file, settings, options.limits(), progress));
        print(
                options.json()
                        ? SolveJson.of(subject, lattice)
                        : new SolveText(style()).of(subject, lattice));
        options.certificate()
                .ifPresent(path -> FrontierCertificates.write(Session.path(path), file, lattice));
        return !lattice.open().isEmpty()
                ? Exit.UNKNOWN
                : lattice.minimal().isEmpty() ? Exit.BAD : Exit.GOOD;
    }

    /** With a line that tells how far it is, as long as it lasts. */
    private <T> T timed(String title, Supplier<T> work) {
        session.interrupts().expectAnswer();
        progress.begin(title);
        try {
            return work.get();
        } finally {
            Thread.interrupted();
            progress.erase();
        }
    }

    private Style style() {
        return options.look().style(session.here(), session.here().outIsTerminal());
    }

    private void print(String report) {
        session.out().print(report);
        session.out().flush();
    }
}
