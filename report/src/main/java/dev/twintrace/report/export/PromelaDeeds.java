package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.List;

/** Writes what an action does as statements of Promela, in order. */
record PromelaDeeds(PromelaTerms terms, StringBuilder text) {
    private static final String STEP = "    ";

    /** A line each, with semicolons in between; at least one statement. */
    void write(List<Deed> deeds, String indent) {
        if (deeds.isEmpty()) {
            text.append(indent).append("skip\n");
            return;
        }
        for (int i = 0; i < deeds.size(); i++) {
            text.append(indent);
            write(deeds.get(i), indent);
            text.append(i + 1 < deeds.size() ? ";\n" : "\n");
        }
    }

    private void write(Deed deed, String indent) {
        switch (deed) {
            case Deed.Set(Variable variable, Value index, Value value) ->
                    text.append(terms.cell(variable, index)).append(" = ").append(terms.of(value));
            case Deed.Name(int name, Value value) ->
                    text.append(PromelaTerms.named(name)).append(" = ").append(terms.of(value));
            case Deed.Wrong(String message) ->
                    text.append("assert(false) /* ").append(Promela.plain(message)).append(" */");
            case Deed.If(Formula condition, List<Deed> then, List<Deed> otherwise) -> {
                text.append("if\n").append(indent).append(":: ").append(terms.of(condition));
                text.append(" ->\n");
                write(then, indent + STEP);
                text.append(indent).append(":: else ->\n");
                write(otherwise, indent + STEP);
                text.append(indent).append("fi");
            }
        }
    }
}
