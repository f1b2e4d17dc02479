package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import java.util.List;

/**
 * What an expression stands for: one number (one nameless field), or the numbers of all fields of a
 * record.
 */
record Value(List<String> fields, List<Expr> parts) {
    /** The fields of something that has none. */
    static final List<String> PLAIN = List.of("");

    /** Stands in for what has been reported. */
    static final Value NOTHING = scalar(new Expr.Const(0));

    static Value scalar(Expr expr) {
        return new Value(PLAIN, List.of(expr));
    }

    boolean isScalar() {
        return fields.equals(PLAIN);
    }
}
