package dev.twintrace.engine.verdict;

import dev.twintrace.core.Trace;
import dev.twintrace.protocol.tree.Span;
import java.util.Optional;

/** What a check comes to: a verdict, or that the file itself is wrong. */
public sealed interface Answer permits Verdict, Answer.Mistake {

    /**
     * The protocol does not even work without faults, or a run indexes past an array: there is no
     * verdict.
     *
     * @param span the place in the file, where one is to blame
     * @param run a shortest run that shows it
     */
    record Mistake(Optional<Span> span, String message, String hint, Trace run) implements Answer {}
}
