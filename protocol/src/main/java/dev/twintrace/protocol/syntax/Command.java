package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;
import java.util.List;
import java.util.Optional;

/** A statement of a process, or of the code at the receiver. */
public sealed interface Command {
    Span span();

    record Let(Span span, Ident name, Term value) implements Command {}

    record Assign(Span span, Term.Path place, Term value) implements Command {}

    record AssignFields(Span span, Term.Path place, List<FieldInit> fields) implements Command {}

    record Consume(Span span, Term.Path place) implements Command {}

    record Emit(Span span, List<Term> values) implements Command {}

    record Await(Span span, Term condition, Optional<Ident> bind) implements Command {}

    record AwaitOne(Span span, List<Branch> branches) implements Command {}

    record If(Span span, List<Arm> arms, List<Command> otherwise) implements Command {}

    record Times(Span span, Term count, Optional<Ident> counter, List<Command> body)
            implements Command {}

    record Until(Span span, Term condition, List<Command> body) implements Command {}

    record Forever(Span span, List<Command> body) implements Command {}

    record Enter(Span span, Optional<Ident> section) implements Command {}

    record Leave(Span span, Optional<Ident> section) implements Command {}

    /**
     * {@code q.verb(…)}.
     *
     * @param arguments absent where there are no parentheses
     */
    record Verb(
            Span span,
            Ident queuePair,
            Ident verb,
            Optional<List<Argument>> arguments,
            boolean fenced,
            Optional<Term> lane,
            Optional<Term.Path> target)
            implements Command {}

    /** A condition and what to do if it holds. */
    record Arm(Term condition, List<Command> body) {}

    /** One thing to wait for. */
    record Branch(Span span, Guard guard, List<Command> body) {}

    /** What a branch waits for. */
    sealed interface Guard {
        record Timeout() implements Guard {}

        /** A condition, or {@code q.wait} or {@code q.poll_recv}, which look like fields. */
        record When(Term condition, Optional<Ident> bind) implements Guard {}
    }

    /** An argument of a verb. */
    sealed interface Argument {
        Span span();

        record From(Span span, Term.Path place) implements Argument {}

        record Named(Ident name, Term value) implements Argument {
            @Override
            public Span span() {
                return name.span();
            }
        }

        record Plain(Term value) implements Argument {
            @Override
            public Span span() {
                return value.span();
            }
        }
    }
}
