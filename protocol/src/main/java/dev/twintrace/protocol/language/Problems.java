package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the diagnostics of one look at a file. In code that the options fold away only mistakes
 * in names count: the rest may well depend on the option.
 */
final class Problems {
    private static final int LIMIT = 50;

    private final String file;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int foldedAway;

    Problems(String file) {
        this.file = file;
    }

    void report(Code code, Span span, String message, String hint) {
        boolean counts = foldedAway == 0 || code.foundInFoldedCode();
        boolean warning = code.severity() == Severity.WARNING;
        if (counts && !(warning && found.size() >= LIMIT)) {
            found.add(new Diagnostic(code, code.severity(), file, span, message, hint));
        }
        if (!warning && found.size() >= LIMIT && errors().size() >= LIMIT) {
            throw new TooMany();
        }
    }

    /** Ends the look at a file in which hardly anything is right; what was found so far counts. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooMany() {
            super("too many mistakes", null, false, false);
        }
    }

    /** Whether the code at hand is part of the protocol under the present options. */
    boolean live() {
        return foldedAway == 0;
    }

    /** Looks at code that is no part of the protocol under the present options. */
    void inFoldedCode(Runnable look) {
        foldedAway++;
        try {
            look.run();
        } finally {
            foldedAway--;
        }
    }

    /** How many there are so far, warnings included. */
    int count() {
        return found.size();
    }

    boolean failed() {
        return !errors().isEmpty();
    }

    /** In the order of the file. */
    List<Diagnostic> errors() {
        return of(Severity.ERROR);
    }

    List<Diagnostic> warnings() {
        return of(Severity.WARNING);
    }

    private List<Diagnostic> of(Severity severity) {
        List<Diagnostic> some = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            if (diagnostic.severity() == severity) {
                some.add(diagnostic);
            }
        }
        some.sort(
                Comparator.<Diagnostic>comparingInt(one -> one.span().line())
                        .thenComparingInt(one -> one.span().column()));
        return List.copyOf(some);
    }
}
