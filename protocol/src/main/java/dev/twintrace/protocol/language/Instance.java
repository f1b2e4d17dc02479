package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Protocol;
import java.util.List;

/** A file with all options at fixed values. */
public sealed interface Instance {
    /** A protocol without mistakes. */
    record Valid(Protocol protocol, List<Diagnostic> warnings) implements Instance {}

    /**
     * A setting that cannot be: an option or a value that the file does not have, or mistakes that
     * show under this setting.
     *
     * @param diagnostics errors only; at least one
     */
    record Invalid(List<Diagnostic> diagnostics) implements Instance {}
}
