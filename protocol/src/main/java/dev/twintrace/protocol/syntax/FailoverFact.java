package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Span;
import java.util.List;
import java.util.Optional;

/** A line in the body of a failover block. */
public sealed interface FailoverFact {
    Span span();

    record Faults(Span span, Term count) implements FailoverFact {}

    record NicFaults(Span span, Term count) implements FailoverFact {}

    record Losses(Span span, Term count) implements FailoverFact {}

    record Originals(Span span, boolean late) implements FailoverFact {}

    record GrantProbe(Span span) implements FailoverFact {}

    record GrantClose(Span span) implements FailoverFact {}

    record GrantCount(Span span, Failover.Count count) implements FailoverFact {}

    record Log(Span span, Ident name, Optional<Term> size, Failover.Log.Order order)
            implements FailoverFact {}

    /**
     * The rule.
     *
     * @param onMove whether it also runs on moving on
     */
    record OnError(Span span, boolean onMove, List<RuleCommand> rule) implements FailoverFact {}

    record OnNotice(Span span, boolean outOfBand, List<Command> body) implements FailoverFact {}
}
