package dev.twintrace.cli;

import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.SolveDocument;
import dev.twintrace.report.json.SolveJson;
import dev.twintrace.report.text.Style;
import dev.twintrace.report.text.TextReport;
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
        Settings settings = new Settings(options.settings());
        return new OneFile(session, settings, true)
                .run(
                        options.input(),
                        (file, protocol) -> {
                            if (protocol.failovers().isEmpty()) {
                                throw nothingToSolve(file);
                            }
                            Subject subject = OneFile.subject(file, settings, protocol);
                            return options.frontier()
                                    ? frontier(file, settings, subject)
                                    : solve(file, settings, protocol, subject);
                        });
    }

    private static Complaint nothingToSolve(TwinFile file) {
        return new Complaint(
                file.fileName()
                        + ": there is no failover block, so there is no rule to look for; add"
                        + " `failover q { faults 1; originals late; on error { } }` with the name of a"
                        + " queue pair");
    }

    private int solve(TwinFile file, Settings settings, Protocol protocol, Subject subject) {
        Solution solution =
                timed(subject.file(), () -> Solver.solve(protocol, options.limits(), progress));
        Document document = SolveDocument.of(subject, protocol, solution);
        print(document, () -> SolveJson.of(subject, solution));
        options.certificate()
                .ifPresent(path ->
                        CertificateFile.write(Session.path(path), file, settings, solution));
        options.report().ifPresent(report -> report.write(session, document));
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
        Document document = SolveDocument.of(subject, file, lattice);
        print(document, () -> SolveJson.of(subject, lattice));
        options.certificate()
                .ifPresent(path -> FrontierCertificates.write(Session.path(path), file, lattice));
        options.report().ifPresent(report -> report.write(session, document));
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

    private void print(Document document, Supplier<String> json) {
        session.out().print(options.json() ? json.get() : new TextReport(style()).of(document));
        session.out().flush();
    }
}
