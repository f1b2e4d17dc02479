package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;
import java.util.List;
import java.util.Optional;

/** A statement of an overlay's rule. */
public sealed interface RuleCommand {
    Span span();

    /**
     * {@code resend …}.
     *
     * @param subjects kinds of requests, or the name of the request at hand; none for all requests
     * @param result the name of the result in {@code mapping}
     */
    record Resend(
            Span span,
            List<Ident> subjects,
            Optional<Payload> with,
            Optional<Ident> result,
            List<RuleCommand> mapping)
            implements RuleCommand {}

    record Each(Span span, Ident request, List<RuleCommand> body) implements RuleCommand {}

    record Complete(Span span, Ident request, Optional<Payload> with) implements RuleCommand {}

    record Probe(Span span, Term.Path place, Ident result) implements RuleCommand {}

    record Count(Span span, Ident result) implements RuleCommand {}

    record Close(Span span) implements RuleCommand {}

    record Handshake(Span span) implements RuleCommand {}

    record Abort(Span span) implements RuleCommand {}

    record Let(Span span, Ident name, Term value) implements RuleCommand {}

    record Assign(Span span, Ident name, Term value) implements RuleCommand {}

    record If(Span span, List<Arm> arms, List<RuleCommand> otherwise) implements RuleCommand {}

    /** A condition and what to do if it holds. */
    record Arm(Term condition, List<RuleCommand> body) {}
}
