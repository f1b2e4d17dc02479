package dev.twintrace.cli;

/** Carries out {@code twintrace check}. */
final class CheckRun {
    private final CheckOptions options;
    private final Session session;

    CheckRun(CheckOptions options, Session session) {
        this.options = options;
        this.session = session;
    }

    /** The exit code. */
    int run() {
        Checker checker = new Checker(options.effort(), progress(), session.interrupts());
        return options.table()
                ? new TableCheck(options, session, checker).run()
                : new SingleCheck(options, session, checker).run(options.inputs().getFirst());
    }

    private ProgressLine progress() {
        boolean wanted = session.here().errIsTerminal() && !options.quiet();
        return new ProgressLine(session.err(), wanted, session.here().width());
    }
}
