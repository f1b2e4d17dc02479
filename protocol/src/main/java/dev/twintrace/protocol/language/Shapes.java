package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of values and places. */
final class Shapes {
    private Shapes() {}

    static String describe(List<String> fields) {
        return fields.equals(Value.PLAIN)
                ? "one value"
                : "the fields " + Spelling.alternatives(fields).replace(" or ", " and ");
    }

    /** {@code data = …, flag = …}. */
    static String example(List<String> fields) {
        return String.join(", ", fields.stream().map(field -> field + " = …").toList());
    }

    static int index(List<String> fields, Ident field, String owner, Problems problems) {
        int index = fields.indexOf(field.text());
        if (index >= 0 && !field.text().isEmpty()) {
            return index;
        }
        boolean plain = fields.equals(Value.PLAIN);
        problems.report(
                Code.UNKNOWN_FIELD,
                field.span(),
                plain
                        ? "`" + owner + "` has no fields"
                        : "`"
                                + owner
                                + "` has no field `"
                                + field.text()
                                + "`"
                                + Spelling.suggestion(field.text(), fields),
                plain
                        ? "use `" + owner + "` itself"
                        : "its fields are " + Spelling.alternatives(fields));
        return 0;
    }

    /** One term for each field, in the order of the fields; empty after a report. */
    static Optional<List<Term>> order(
            List<String> fields,
            List<FieldInit> given,
            Span span,
            String owner,
            Problems problems) {
        if (fields.equals(Value.PLAIN)) {
            problems.report(
                    Code.WRONG_FIELDS,
                    span,
                    "`" + owner + "` holds one value and has no fields",
                    "give one value without a name");
            return Optional.empty();
        }
        List<Term> ordered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String field : fields) {
            List<FieldInit> matching =
                    given.stream().filter(one -> one.field().text().equals(field)).toList();
            if (matching.isEmpty()) {
                missing.add(field);
            } else {
                ordered.add(matching.getFirst().value());
                for (FieldInit again : matching.subList(1, matching.size())) {
                    problems.report(
                            Code.GIVEN_TWICE,
                            again.field().span(),
                            "the field `" + field + "` is given twice",
                            "keep one of them");
                }
            }
        }
        boolean known = true;
        for (FieldInit one : given) {
            if (!fields.contains(one.field().text())) {
                index(fields, one.field(), owner, problems);
                known = false;
            }
        }
        if (!missing.isEmpty() && known) {
            problems.report(
                    Code.WRONG_FIELDS,
                    span,
                    "the fields of `"
                            + owner
                            + "` are given together; missing: "
                            + Spelling.alternatives(missing).replace(" or ", " and "),
                    "give all of them: " + example(fields) + "; or one alone as WORD.FIELD");
        }
        return missing.isEmpty() && known ? Optional.of(ordered) : Optional.empty();
    }
}
