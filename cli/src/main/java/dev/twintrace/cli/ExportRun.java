package dev.twintrace.cli;

import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.export.Exported;
import dev.twintrace.report.export.Promela;
import dev.twintrace.report.export.Tla;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return new OneFile(session, settings, true).run(input, this::export);
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
        Subject subject = OneFile.subject(file, settings, protocol);
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
