package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;

/** What the leaves of an expression mean, which depends on where it stands. */
interface Leaves {
    Value path(Term.Path path);

    Expr any(Term.Any any);

    Expr is(Term.Is is);
}
