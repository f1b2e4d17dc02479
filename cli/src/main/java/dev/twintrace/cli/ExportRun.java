package dev.twintrace.cli;

import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.export.Exported;
import dev.twintrace.report.export.Promela;
import dev.twintrace.report.export.Tla;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out {@code twintrace export}. */
final class ExportRun {
    private final Session session;
    private final Target target;
    private final Settings settings;
    private final Optional<String> output;

    ExportRun(
            Session session, Target target, Map<String, String> settings, Optional<String> output) {
        this.session = session;
        this.target = target;
        this.settings = new Settings(settings);
        this.output = output;
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
        return switch (file.instantiate(settings)) {
            case Instance.Invalid(List<Diagnostic> why) -> refuse(why, file.text());
            case Instance.Valid(Protocol protocol, List<Diagnostic> warnings) -> {
                session.complain(warnings, file.text());
                yield export(file, protocol);
            }
        };
    }

    private int export(TwinFile file, Protocol protocol) {
        Lowering.overloaded(protocol).stream()
                .findFirst()
                .ifPresent(q -> {
                    throw new Complaint(
                            "more than "
                                    + Lowering.MOST_OUTSTANDING
                                    + " requests may be outstanding at once on "
                                    + q.name()
                                    + "; wait for completions in between, or post fewer");
                });
        Subject subject =
                new Subject(
                        file.fileName(),
                        file.protocolName(),
                        file.title(),
                        Wording.settings(settings),
                        Bounds.of(protocol),
                        Cast.of(protocol));
        Model model = Lowering.lower(protocol);
        Exported exported =
                switch (target) {
                    case PROMELA -> Promela.of(model, subject);
                    case TLA -> Tla.of(model, subject, module(file.protocolName()));
                };
        return switch (exported) {
            case Exported.Refused(String why) -> throw new Complaint(file.fileName() + ": " + why);
            case Exported.Done(String text) -> put(file, text);
        };
    }

    /** TLA+ wants a module to be named like its file. */
    private String module(String protocolName) {
        return output.map(Session::path)
                .flatMap(path -> Optional.ofNullable(path.getFileName()))
                .map(name -> name.toString().replaceAll("\\.[^.]*$", ""))
                .map(name -> {
                    if (!Tla.isName(name)) {
                        throw new Complaint(
                                "`"
                                        + name
                                        + "` cannot be the name of a TLA+ module, and so not that of"
                                        + " its file: take letters, digits and _");
                    }
                    return name;
                })
                .orElse(protocolName);
    }

    private int put(TwinFile file, String text) {
        if (output.isEmpty()) {
            session.out().print(text);
            session.out().flush();
            return Exit.GOOD;
        }
        Path path = Session.path(output.get());
        try {
            if (Files.exists(path) && path.toRealPath().toString().endsWith(".twin")) {
                throw new Complaint(
                        path
                                + " is a .twin file; the model of "
                                + file.fileName()
                                + " goes elsewhere");
            }
            Files.writeString(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + path, failure);
        }
        return Exit.GOOD;
    }
}
