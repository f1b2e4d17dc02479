package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Span;
import java.util.List;

/** An expression as written. */
public sealed interface Term {
    /** From its first to its last character, as far as they are on one line. */
    Span span();

    /** An unsigned 64-bit number. */
    record Literal(Span span, long value) implements Term {}

    /** A name with what follows it: a local, an option, a word, an element, a field. */
    record Path(Span span, Ident root, List<Access> accesses) implements Term {
        /** Whether it is a name and nothing else. */
        public boolean plain() {
            return accesses.isEmpty();
        }
    }

    record Any(Span span, Term choices) implements Term {}

    record Not(Span span, Term operand) implements Term {}

    record Binary(Span span, Expr.Operator operator, Term left, Term right) implements Term {}

    /**
     * {@code r is KIND, …}.
     *
     * @param kinds as written: kinds of requests, or names for groups of them
     */
    record Is(Span span, Ident request, List<Ident> kinds) implements Term {}

    /** What follows a name. */
    sealed interface Access {
        Span span();

        record Field(Ident name) implements Access {
            @Override
            public Span span() {
                return name.span();
            }
        }

        record Index(Span span, Term value) implements Access {}
    }
}
