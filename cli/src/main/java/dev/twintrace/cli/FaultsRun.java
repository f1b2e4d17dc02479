package dev.twintrace.cli;

import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.FaultCell;
import dev.twintrace.report.FaultKind;
import dev.twintrace.report.FaultRow;
import dev.twintrace.report.json.JsonFaults;
import dev.twintrace.report.text.FaultMarkdown;
import dev.twintrace.report.text.FaultTable;
import dev.twintrace.report.text.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Checks schemes against kinds of fault and prints the table. */
final class FaultsRun {
    private final FaultsOptions options;
    private final Session session;
    private final Checker checker;
    private final List<FaultRow> rows = new ArrayList<>();
    private final List<Diagnostic> errors = new ArrayList<>();

    FaultsRun(FaultsOptions options, Session session) {
        this.options = options;
        this.session = session;
        ProgressLine progress =
                new ProgressLine(
                        session.err(), session.here().errIsTerminal(), session.here().width());
        this.checker = new Checker(options.effort(), progress, session.interrupts());
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
            int left = files.size() - done;
            say(
                    "interrupted: the table is not complete"
                            + (left == 0
                                    ? ""
                                    : ", and "
                                            + left
                                            + (left == 1 ? " file was" : " files were")
                                            + " not looked at"));
        }
        return code();
    }

    private void read(String file, String title) {
        switch (session.read(file)) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) -> {
                switch (TwinFile.parse(Session.name(file), text)) {
                    case Parsed.Rejected(List<Diagnostic> why) -> refuse(why, text);
                    case Parsed.Accepted(TwinFile accepted) ->
                            Schemes.of(accepted)
                                    .forEach(scheme -> rows.add(row(accepted, scheme, title)));
                }
            }
        }
    }

    private void refuse(List<Diagnostic> why, String text) {
        errors.addAll(why);
        session.complain(why, text);
    }

    private FaultRow row(TwinFile file, Settings scheme, String title) {
        Protocol byItself = instance(file, scheme);
        int blocks = byItself.failovers().size();
        Map<FaultKind, FaultCell> cells = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            cells.put(
                    kind,
                    blocks == 0
                            ? new FaultCell.NoFailover()
                            : checker.interrupted()
                                    ? new FaultCell.NotReached()
                                    : cell(file, scheme, kind, title));
        }
        return new FaultRow(
                file.fileName(),
                file.protocolName(),
                file.title(),
                scheme,
                blocks,
                byItself.totalFaults(),
                cells);
    }

    private static Protocol instance(TwinFile file, Settings scheme) {
        return switch (file.instantiate(scheme)) {
            case Instance.Valid(Protocol protocol, var _) -> protocol;
            case Instance.Invalid _ when scheme.equals(Settings.NONE) ->
                    throw new IllegalStateException("a file is accepted at its defaults");
            // The file was tried with this scheme only together with faults.
            case Instance.Invalid _ -> instance(file, Settings.NONE);
        };
    }

    private FaultCell cell(TwinFile file, Settings scheme, FaultKind kind, String title) {
        return switch (file.instantiate(scheme.with(kind.settings()))) {
            case Instance.Invalid(List<Diagnostic> why) -> new FaultCell.NoRoom(why.getFirst());
            case Instance.Valid(Protocol protocol, var _) ->
                    protocol.totalFaults() < kind.faults()
                            ? new FaultCell.Capped(protocol.totalFaults())
                            : decide(protocol, title(title, scheme, kind));
        };
    }

    private FaultCell decide(Protocol protocol, String title) {
        return switch (checker.check(protocol, title)) {
            case Answer.Mistake mistake -> new FaultCell.Wrong(mistake);
            case Verdict verdict -> new FaultCell.Decided(verdict);
        };
    }

    private static String title(String file, Settings scheme, FaultKind kind) {
        return file
                + (scheme.values().isEmpty() ? "" : ", " + Wording.settings(scheme))
                + ", "
                + kind.title();
    }

    private void say(String remark) {
        session.err().println("twintrace faults: " + remark);
        session.err().flush();
    }

    private void print() {
        boolean nothing = rows.isEmpty();
        session.out()
                .print(
                        switch (options.format()) {
                            case JSON -> JsonFaults.of(rows, errors);
                            case MARKDOWN -> nothing ? "" : FaultMarkdown.of(rows);
                            case TEXT -> nothing ? "" : new FaultTable(style()).of(rows);
                        });
        session.out().flush();
    }

    private Style style() {
        return options.look().style(session.here(), session.here().outIsTerminal());
    }

    private int code() {
        List<FaultCell> cells =
                rows.stream().flatMap(row -> row.cells().values().stream()).toList();
        if (!errors.isEmpty() || cells.stream().anyMatch(FaultCell.Wrong.class::isInstance)) {
            return Exit.INPUT;
        }
        return checker.interrupted() || cells.stream().anyMatch(FaultRow::open)
                ? Exit.UNKNOWN
                : Exit.GOOD;
    }
}
