package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;
import java.util.Optional;

/** A line in the body of a queue pair. */
public sealed interface QueuePairFact {
    Span span();

    record Lanes(Span span, Term count) implements QueuePairFact {}

    record Lane(Span span, Term number, Ident senderNic, Ident targetNic)
            implements QueuePairFact {}

    record ExactlyOnce(Span span) implements QueuePairFact {}

    record PlacementRelaxed(Span span) implements QueuePairFact {}

    record ReadsRelaxed(Span span) implements QueuePairFact {}

    record Receives(Span span, Term posted, Optional<Term> lane) implements QueuePairFact {}

    record ReceivesPerLane(Span span) implements QueuePairFact {}

    record ReceiverNotReady(Span span, boolean error) implements QueuePairFact {}

    record NumberOf(Span span, Ident earlier) implements QueuePairFact {}

    record ConnectionIds(Span span) implements QueuePairFact {}
}
