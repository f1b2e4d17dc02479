package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the lowering of one rule shares. */
final class RuleScope {
    private final Checking checking;
    private final BlockFacts facts;
    private final Optional<Host> target;
    private final List<Hand.Candidate> requests;
    private final Symbols symbols;
    private Optional<Hand> hand = Optional.empty();

    /**
     * The scope of a rule.
     *
     * @param target the one host at which all queue pairs of the block end, if it is one
     * @param requests of all these queue pairs
     */
    RuleScope(
            Checking checking,
            BlockFacts facts,
            Optional<Host> target,
            List<Hand.Candidate> requests) {
        this.checking = checking;
        this.facts = facts;
        this.target = target;
        this.requests = requests;
        this.symbols = new Symbols(checking.problems());
    }

    Checking checking() {
        return checking;
    }

    Problems problems() {
        return checking.problems();
    }

    BlockFacts facts() {
        return facts;
    }

    Optional<Host> target() {
        return target;
    }

    Symbols symbols() {
        return symbols;
    }

    Optional<Hand> hand() {
        return hand;
    }

    void withHand(Optional<Hand> other, Runnable code) {
        Optional<Hand> outer = hand;
        hand = other;
        try {
            code.run();
        } finally {
            hand = outer;
        }
    }

    Hand anyRequest(String name) {
        return new Hand(name, requests);
    }

    /** The request at hand by its name, or a report. */
    Optional<Hand> hand(Ident name) {
        if (hand.isPresent() && hand.get().name().equals(name.text())) {
            return hand;
        }
        problems()
                .report(
                        Code.NO_REQUEST_AT_HAND,
                        name.span(),
                        "`" + name.text() + "` is no request at hand here",
                        hand.map(one -> "the request at hand is called `" + one.name() + "`")
                                .orElse("write it inside on error each " + name.text() + " { … }"));
        return Optional.empty();
    }

    /**
     * The fields that the given side of all candidates has; nothing if no candidate has that side,
     * or after a report that they differ.
     */
    Optional<List<String>> common(
            Hand of,
            Span span,
            String what,
            Function<Hand.Candidate, Optional<List<String>>> side) {
        List<List<String>> shapes = new ArrayList<>();
        for (Hand.Candidate candidate : of.candidates()) {
            side.apply(candidate).filter(one -> !shapes.contains(one)).ifPresent(shapes::add);
        }
        if (shapes.size() > 1) {
            problems()
                    .report(
                            Code.REQUEST_SHAPES,
                            span,
                            "`"
                                    + of.name()
                                    + "` may be one of several requests whose "
                                    + what
                                    + " differ: "
                                    + Shapes.describe(shapes.get(0))
                                    + "; "
                                    + Shapes.describe(shapes.get(1)),
                            "tell them apart: if "
                                    + of.name()
                                    + " is write { … } else { … }, or use a queue pair for each");
            return Optional.empty();
        }
        return shapes.stream().findFirst();
    }

    static Optional<List<String>> placeShape(Hand.Candidate candidate) {
        return Hand.place(candidate).map((Location place) -> Places.shape(place));
    }
}
