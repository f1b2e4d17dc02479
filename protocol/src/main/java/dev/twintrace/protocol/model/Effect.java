package dev.twintrace.protocol.model;

import dev.twintrace.protocol.tree.Span;
import java.util.List;

/** What an action does, in order; each effect sees what those before it did. */
public sealed interface Effect {

    /** Sets a variable's element. */
    record Assign(Variable variable, Term index, Term value) implements Effect {}

    /**
     * Names a value for later effects of the same action. Names are dense from 0 within an action.
     */
    record Let(int name, Term value) implements Effect {}

    /** One or the other. */
    record When(Term condition, List<Effect> then, List<Effect> otherwise) implements Effect {}

    /** Says which event this is; changes nothing. */
    record Note(Observation observation) implements Effect {}

    /** Says that a step of this kind can happen: sets no variable, but the search remembers it. */
    record Mark(int mark) implements Effect {}

    /** The run shows a mistake in the file: there is no verdict. */
    record Mistake(Span span, String message) implements Effect {}
}
