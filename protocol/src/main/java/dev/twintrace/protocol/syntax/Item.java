package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;
import java.util.List;
import java.util.Optional;

/** A declaration at the top level of a file. */
public sealed interface Item {
    /** The place to point at: the keyword, or the declared name. */
    Span span();

    record Header(Span span, Ident name, String title) implements Item {}

    record Width(Span span, Term bits) implements Item {}

    record Atomicity(Span span, Guarded<Ident> scope) implements Item {}

    record FaultCap(Span span, Guarded<Term> faults) implements Item {}

    /**
     * An option.
     *
     * @param values the values listed behind {@code in}
     */
    record OptionItem(
            Span span,
            Ident name,
            Ident value,
            Optional<List<Ident>> values,
            Optional<Ident> relaxed,
            String doc)
            implements Item {}

    record HostItem(Span span, Ident name, List<HostEntry> entries) implements Item {}

    record QueuePairItem(
            Span span, Ident name, Ident sender, Ident target, List<Guarded<QueuePairFact>> facts)
            implements Item {}

    record ProcessItem(Span span, boolean daemon, Ident name, Ident host, List<Command> body)
            implements Item {}

    record FailoverItem(Span span, List<Ident> queuePairs, List<Guarded<FailoverFact>> facts)
            implements Item {}

    record Always(Span span, Term condition, String text) implements Item {}

    /** {@code observe}; without words: nothing. */
    record Observe(Span span, List<Term.Path> words) implements Item {}

    /**
     * An expectation.
     *
     * @param verdict as written, with a hyphen where there is one
     * @param with option and value
     */
    record Expect(Span span, Ident verdict, List<Ident> classes, List<Setting> with)
            implements Item {}

    /** {@code option = value}. */
    record Setting(Ident option, Ident value) {}

    /** What a host declares. */
    sealed interface HostEntry {
        record Nics(Span span, List<Ident> names) implements HostEntry {}

        /**
         * A word.
         *
         * @param size of an array
         * @param fields for a plain word one whose name is empty
         */
        record WordEntry(Ident name, Optional<Term> size, List<FieldInit> fields)
                implements HostEntry {}
    }
}
