package dev.twintrace.bench.compare;

import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.export.Exported;
import dev.twintrace.report.export.Promela;
import dev.twintrace.report.story.Cast;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code .twin} file at its settings, as the engine takes it and as SPIN does. */
record TwinModel(Model model, Subject subject) {

    /**
     * Reads and lowers it.
     *
     * @throws IllegalArgumentException if it has a mistake or cannot be read; says which
     */
    static TwinModel of(Workload.Twin twin) {
        return switch (TwinFile.read(twin.file())) {
            case Parsed.Rejected(List<Diagnostic> why) -> throw mistaken(why);
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(twin.settings())) {
                        case Instance.Invalid(List<Diagnostic> why) -> throw mistaken(why);
                        case Instance.Valid(Protocol protocol, List<Diagnostic> _) ->
                                of(twin, file, protocol);
                    };
        };
    }

    private static TwinModel of(Workload.Twin twin, TwinFile file, Protocol protocol) {
        if (!Lowering.overloaded(protocol).isEmpty()) {
            throw new IllegalArgumentException(
                    file.fileName() + ": too many requests may be outstanding at once");
        }
        return new TwinModel(
                Lowering.lower(protocol),
                new Subject(
                        file.fileName(),
                        file.protocolName(),
                        file.title(),
                        twin.settings().toString(),
                        "",
                        Cast.of(protocol),
                        ""));
    }

    private static IllegalArgumentException mistaken(List<Diagnostic> why) {
        return new IllegalArgumentException(
                why.stream()
                        .map(one -> one.file() + ": " + one.message())
                        .collect(Collectors.joining(System.lineSeparator())));
    }

    /**
     * For SPIN.
     *
     * @throws IllegalArgumentException if Promela cannot express it; says why
     */
    String promela() {
        return switch (Promela.of(model, subject)) {
            case Exported.Done(String text) -> text;
            case Exported.Refused(String why) -> throw new IllegalArgumentException(why);
        };
    }
}
