package dev.twintrace.cli;

import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.Source;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.story.Cast;
import java.util.List;

/**
 * A file under some settings, for the commands that take one: what is wrong with it is said here.
 *
 * @param remarks whether warnings are said, too
 */
record OneFile(Session session, Settings settings, boolean remarks) {
    /** What a command does with it. */
    interface Work {
        /** The exit code. */
        int on(TwinFile file, Protocol protocol);
    }

    /** The exit code of the work, or of what is wrong with the file or the settings. */
    int run(String input, Work work) {
        return switch (session.read(input)) {
            case Source.Unusable(Diagnostic why) -> refuse(List.of(why), "");
            case Source.Text(String text) ->
                    switch (TwinFile.parse(Session.name(input), text)) {
                        case Parsed.Rejected(List<Diagnostic> why) -> refuse(why, text);
                        case Parsed.Accepted(TwinFile file) -> instantiate(file, work);
                    };
        };
    }

    private int refuse(List<Diagnostic> why, String text) {
        session.complain(why, text);
        return Exit.INPUT;
    }

    private int instantiate(TwinFile file, Work work) {
        return switch (file.instantiate(settings)) {
            case Instance.Invalid(List<Diagnostic> why) -> refuse(why, file.text());
            case Instance.Valid(Protocol protocol, List<Diagnostic> warnings) -> {
                if (remarks) {
                    session.complain(warnings, file.text());
                }
                yield work.on(file, protocol);
            }
        };
    }

    /** What a report says that it is about. */
    static Subject subject(TwinFile file, Settings settings, Protocol protocol) {
        return new Subject(
                file.fileName(),
                file.protocolName(),
                file.title(),
                Wording.settings(settings),
                Bounds.of(protocol),
                Cast.of(protocol),
                file.text());
    }
}
