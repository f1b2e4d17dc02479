package dev.twintrace.cli;

import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.Trial;
import dev.twintrace.report.Trial.Standing;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.json.JsonTable;
import dev.twintrace.report.text.Table;
import dev.twintrace.report.text.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what files expect of themselves and prints a table. */
final class TableCheck {
    private final CheckOptions options;
    private final Session session;
    private final Checker checker;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();

    TableCheck(CheckOptions options, Session session, Checker checker) {
        this.options = options;
        this.session = session;
        this.checker = checker;
    }

    /** The exit code. */
    int run() {
        List<String> files = Folders.expand(options.inputs());
        int done = 0;
        for (String file : files) {
            if (checker.interrupted()) {
                break;
            }
            done++;
            read(file, "[" + done + " of " + files.size() + "] " + Session.name(file));
        }
        print();
        if (checker.interrupted()) {
            say("interrupted: " + (files.size() - done) + " more files were not looked at");
        }
        return code();
    }

    private void read(String file, String title) {
        switch (session.read(file)) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) -> {
                switch (TwinFile.parse(Session.name(file), text)) {
                    case Parsed.Rejected(List<Diagnostic> why) -> refuse(why, text);
                    case Parsed.Accepted(TwinFile accepted) -> variants(accepted, title);
                }
            }
        }
    }

    private void refuse(List<Diagnostic> why, String text) {
        errors.addAll(why);
        session.complain(why, text);
    }

    private void variants(TwinFile file, String title) {
        if (file.expectations().isEmpty()) {
            if (!options.quiet()) {
                say(file.fileName() + " expects nothing (no `expect` line): checking its defaults");
            }
            check(file, Settings.NONE, Optional.empty(), title);
        }
        for (Expectation expected : file.expectations()) {
            if (!checker.interrupted()) {
                check(file, expected.with(), Optional.of(expected), title);
            }
        }
    }

    private void check(
            TwinFile file, Settings settings, Optional<Expectation> expected, String title) {
        switch (file.instantiate(settings)) {
            case Instance.Invalid(List<Diagnostic> why) -> refuse(why, file.text());
            case Instance.Valid(Protocol protocol, List<Diagnostic> remarks) -> {
                // The same for each variant, mostly.
                if (!options.quiet()) {
                    session.complain(remarks.stream().filter(warnings::add).toList(), file.text());
                }
                Answer answer = checker.check(protocol, title);
                trials.add(new Trial(file.fileName(), settings, expected, answer));
                switch (answer) {
                    case Answer.Mistake mistake -> explain(file, settings, protocol, mistake);
                    case Verdict _ -> {}
                }
            }
        }
    }

    private void explain(
            TwinFile file, Settings settings, Protocol protocol, Answer.Mistake mistake) {
        Subject subject = OneFile.subject(file, settings, protocol);
        session.err()
                .println(
                        new TextReport(
                                        options.style(
                                                session.here(), session.here().errIsTerminal()))
                                .of(CheckDocument.of(subject, mistake)));
        session.err().flush();
    }

    private void say(String remark) {
        session.err().println("twintrace check: " + remark);
        session.err().flush();
    }

    private void print() {
        if (options.quiet()) {
            return;
        }
        if (options.json()) {
            session.out().print(JsonTable.of(trials, errors));
        } else if (!trials.isEmpty()) {
            Table table = new Table(options.style(session.here(), session.here().outIsTerminal()));
            session.out().print(table.of(trials.stream().map(TableCheck::row).toList()));
        }
        session.out().flush();
    }

    private static Table.Row row(Trial trial) {
        long states =
                switch (trial.answer()) {
                    case Answer.Mistake _ -> 0;
                    case Verdict verdict -> verdict.statistics().states();
                };
        double seconds =
                switch (trial.answer()) {
                    case Answer.Mistake _ -> 0;
                    case Verdict verdict -> verdict.statistics().seconds();
                };
        return new Table.Row(
                trial.file(),
                Wording.settings(trial.settings()),
                Wording.answer(trial.answer()),
                trial.expectation().map(Wording::expectation).orElse(""),
                trial.standing(),
                states,
                seconds);
    }

    private int code() {
        boolean mistakes =
                trials.stream().anyMatch(trial -> trial.answer() instanceof Answer.Mistake);
        if (mistakes || !errors.isEmpty()) {
            return Exit.INPUT;
        }
        if (any(Standing.OTHERWISE)) {
            return Exit.BAD;
        }
        return any(Standing.UNDECIDED) || checker.interrupted() ? Exit.UNKNOWN : Exit.GOOD;
    }

    private boolean any(Standing standing) {
        return trials.stream().anyMatch(trial -> trial.standing() == standing);
    }
}
