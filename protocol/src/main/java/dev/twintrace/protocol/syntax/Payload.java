package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;
import java.util.List;

/** One value or all fields, as written behind {@code with}. */
public sealed interface Payload {
    Span span();

    record One(Term value) implements Payload {
        @Override
        public Span span() {
            return value.span();
        }
    }

    record Fields(Span span, List<FieldInit> fields) implements Payload {}
}
